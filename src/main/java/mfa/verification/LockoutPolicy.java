package mfa.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When failures make somebody wait, and how long.
 *
 * @param free the failure that brings the first wait; those before it cost nothing
 * @param every after it, each so-many-th failure brings another wait
 * @param firstWait the first wait; each further one is twice as long
 * @param longestWait where the doubling stops
 * @param ceiling consecutive failures after which nothing but another way helps, or {@link
 *     #NO_CEILING}
 */
public record LockoutPolicy(
    int free, int every, Duration firstWait, Duration longestWait, int ceiling) {

  /** However many failures there were, waiting helps. */
  public static final int NO_CEILING = Integer.MAX_VALUE;

  /** The end of a wait that only another way ends. */
  public static final Instant PERMANENT = Instant.parse("9999-01-01T00:00:00Z");

  /** Until when nothing is compared, after this many failures in a row. */
  Optional<Instant> lockedUntil(int failures, Instant now) {
    if (failures >= ceiling) {
      return Optional.of(PERMANENT);
    }
    int beyond = failures - free;
    if (beyond < 0 || beyond % every != 0) {
      return Optional.empty();
    }
    Duration wait = firstWait.multipliedBy(1L << Math.min(beyond / every, 30));
    return Optional.of(now.plus(wait.compareTo(longestWait) < 0 ? wait : longestWait));
  }
}
