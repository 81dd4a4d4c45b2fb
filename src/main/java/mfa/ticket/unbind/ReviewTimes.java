package mfa.ticket.unbind;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * The median time from filing to approval in the last 30 days. It says nothing of a single person:
 * there is none below ten tickets, it is told in whole hours, and each server measures only every
 * ten minutes, which also bounds what anonymous visitors can make it read (R67).
 */
@ApplicationScoped
public class ReviewTimes {

  static final int MIN_TICKETS = 10;
  static final Duration PAUSE = Duration.ofMinutes(10);

  private static final Duration MEMORY = Duration.ofDays(30);

  private final AtomicReference<Measurement> last = new AtomicReference<>();

  @Inject private Clock clock;

  private record Measurement(Instant at, Optional<Duration> median) {}

  /**
   * @param times reads how long each took that was approved since then
   */
  Optional<Duration> median(Function<Instant, List<Duration>> times) {
    Instant now = clock.instant();
    Measurement known = last.get();
    if (known != null && !known.at().isAfter(now) && known.at().plus(PAUSE).isAfter(now)) {
      return known.median();
    }
    Measurement measurement = new Measurement(now, medianOf(times.apply(now.minus(MEMORY))));
    last.set(measurement);
    return measurement.median();
  }

  static Optional<Duration> medianOf(List<Duration> times) {
    if (times.size() < MIN_TICKETS) {
      return Optional.empty();
    }
    Duration median = times.stream().sorted().toList().get(times.size() / 2);
    long hours = Math.max(1, Math.ceilDiv(median.toMinutes(), 60));
    return Optional.of(Duration.ofHours(hours));
  }
}
