package mfa.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps a loop of refused requests from filling the audit log (R74): of what one caller fails at
 * within an hour, the first hundred are listed, then the 200th, the 400th and so on, each with its
 * number. In memory, because it is asked within transactions that hold locks.
 */
@ApplicationScoped
class RepeatedFailures {

  static final int ALL_LISTED = 100;
  static final Duration WINDOW = Duration.ofHours(1);

  private static final int MAX_CALLERS = 10_000;

  private final Map<Caller, Hour> hours =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Caller, Hour> eldest) {
          return size() > MAX_CALLERS;
        }
      };

  @Inject private Clock clock;

  private record Caller(long accountId, AuditAction action) {}

  /**
   * An hour that began with a failure.
   *
   * @param before how many there were in the hour before, where they were not all listed
   */
  private record Hour(Instant begin, int count, int before) {

    boolean isOver(Instant now) {
      return !begin.plus(WINDOW).isAfter(now);
    }

    Hour next() {
      return new Hour(begin, count + 1, before);
    }

    boolean isListed() {
      return count <= ALL_LISTED
          || count % ALL_LISTED == 0 && Integer.bitCount(count / ALL_LISTED) == 1;
    }
  }

  /** The entry to be listed for it, or empty where another one stands for it. */
  Optional<AuditEvent> listed(long accountId, AuditEvent failure) {
    Hour hour = count(new Caller(accountId, failure.action()));
    if (!hour.isListed()) {
      return Optional.empty();
    }
    if (hour.count() > ALL_LISTED) {
      return Optional.of(saying(failure, "number " + hour.count() + " since " + hour.begin()));
    }
    return hour.count() == 1 && hour.before() > ALL_LISTED
        ? Optional.of(saying(failure, hour.before() + " in an hour before"))
        : Optional.of(failure);
  }

  private static AuditEvent saying(AuditEvent failure, String number) {
    return failure.saying(failure.detail() + " (" + number + "; not all are listed)");
  }

  private synchronized Hour count(Caller caller) {
    Instant now = clock.instant();
    return hours.compute(
        caller,
        (any, hour) -> {
          if (hour == null) {
            return new Hour(now, 1, 0);
          }
          return hour.isOver(now) ? new Hour(now, 1, hour.count()) : hour.next();
        });
  }
}
