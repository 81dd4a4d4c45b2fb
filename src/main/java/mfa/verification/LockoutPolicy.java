package mfa.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When failures make somebody wait, and how long.
 *
 * @param threshold the failure that brings the first wait; those before it cost nothing
 * @param interval after it, each so-many-th failure brings another wait
 * @param firstWait the first wait; each further one is twice as long
 * @param longestWait where the doubling stops
 * @param permanentAfter consecutive failures after which nothing but another way helps, or {@link
 *     #NEVER}
 */
public record LockoutPolicy(
    int threshold, int interval, Duration firstWait, Duration longestWait, int permanentAfter) {

  /** However many failures there were, waiting helps. */
  public static final int NEVER = Integer.MAX_VALUE;

  /** What this many failures in a row bring, if the last of them brings anything. */
  Optional<Lockout> lockout(int failures, Instant now) {
    if (failures >= permanentAfter) {
      return Optional.of(Lockout.PERMANENT);
    }
    int beyond = failures - threshold;
    if (beyond < 0 || beyond % interval != 0) {
      return Optional.empty();
    }
    Duration wait = firstWait.multipliedBy(1L << Math.min(beyond / interval, 30));
    Duration bounded = wait.compareTo(longestWait) < 0 ? wait : longestWait;
    return Optional.of(new Lockout(now.plus(bounded)));
  }
}
