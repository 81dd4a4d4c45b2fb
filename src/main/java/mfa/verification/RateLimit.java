package mfa.verification;

import java.time.Duration;

/**
 * How often something may be done.
 *
 * @param subject who or what is limited, at most 160 characters; a keyed hash where it is an
 *     address
 * @param max how often in a window
 * @param window from the first use on
 * @param pause least time between two uses
 */
public record RateLimit(String subject, int max, Duration window, Duration pause) {

  public static RateLimit perHour(String subject, int max) {
    return new RateLimit(subject, max, Duration.ofHours(1), Duration.ZERO);
  }

  public static RateLimit perMinute(String subject, int max) {
    return new RateLimit(subject, max, Duration.ofMinutes(1), Duration.ZERO);
  }
}
