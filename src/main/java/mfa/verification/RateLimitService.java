package mfa.verification;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import mfa.platform.persistence.Transactions;

/**
 * Bounds how often something is done, per subject. Called within a transaction, what is used hangs
 * on that: a second one beside it would take a second connection while the first holds locks, and
 * few callers would hold all connections of the server.
 */
@Stateless
public class RateLimitService {

  private static final Duration MEMORY = Duration.ofHours(2);

  @Inject private RateCounters counters;
  @Inject private Transactions transactions;
  @Inject private Clock clock;

  /**
   * Uses one of each limit, in this order, up to the first that has nothing left: give the
   * narrowest first, so that somebody who is refused does not use up what belongs to all.
   *
   * @return empty if all had something left, else when to come back
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Instant> use(RateLimit... limits) {
    for (RateLimit limit : limits) {
      Optional<Instant> nextAt = use(limit);
      if (nextAt.isPresent()) {
        return nextAt;
      }
    }
    return Optional.empty();
  }

  /**
   * Uses one of it, on one way to the database.
   *
   * @return how many are used of the window at hand; empty where nothing was left
   */
  @PermitAll
  public OptionalInt count(RateLimit limit) {
    return counters.count(limit, clock.instant());
  }

  /** Uses one of it, or says when that will be possible. */
  private Optional<Instant> use(RateLimit limit) {
    if (transactions.within(() -> counters.use(limit, clock.instant()))) {
      return Optional.empty();
    }
    return transactions.within(() -> lockAndUse(limit));
  }

  private Optional<Instant> lockAndUse(RateLimit limit) {
    RateCounter counter = counters.lock(limit.subject());
    Instant now = clock.instant();
    Instant nextAt = counter.nextAt(limit);
    if (nextAt.isAfter(now)) {
      return Optional.of(nextAt);
    }
    counter.use(limit.window(), now);
    return Optional.empty();
  }

  /** Drops counters at rest, so that anonymous callers cannot fill the table (R67). */
  @PermitAll
  public int forgetOld() {
    return counters.deleteUnusedSince(clock.instant().minus(MEMORY));
  }
}
