package mfa.ticket.numbers;

import java.time.Duration;
import mfa.platform.time.Durations;

/**
 * How long something took, within 4.5 % of the truth.
 *
 * @param count how often it was measured
 * @param median half took no longer
 * @param high 90 of 100 took no longer
 */
public record TimeTaken(long count, Duration median, Duration high) {

  private static final int HALF = 50;
  private static final int HIGH = 90;

  static TimeTaken of(Durations durations) {
    return new TimeTaken(durations.count(), durations.percentile(HALF), durations.percentile(HIGH));
  }
}
