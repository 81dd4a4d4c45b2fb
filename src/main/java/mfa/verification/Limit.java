package mfa.verification;

import java.time.Duration;

/**
 * How often something may be done.
 *
 * @param subject who or what is limited, at most 160 characters; a keyed hash where it is an
 *     address
 * @param most how often in a window
 * @param window from the first use on
 * @param pause least time between two uses
 */
public record Limit(String subject, int most, Duration window, Duration pause) {

  public static Limit perHour(String subject, int most) {
    return new Limit(subject, most, Duration.ofHours(1), Duration.ZERO);
  }

  public static Limit perMinute(String subject, int most) {
    return new Limit(subject, most, Duration.ofMinutes(1), Duration.ZERO);
  }
}
