package mfa.workspace;

import java.time.Duration;
import java.time.Instant;

/**
 * That members bind.
 *
 * @param since since or from when, or null
 * @param graceDays how many days that can be put off
 */
record Demand(Instant since, int graceDays) {

  /** Since or from when it touches somebody who joined then. */
  Instant from(Instant joinedAt) {
    return joinedAt.isAfter(since) ? joinedAt : since;
  }

  /** Until when that member can put it off, which may be past. */
  Instant end(Instant joinedAt) {
    return from(joinedAt).plus(Duration.ofDays(graceDays));
  }
}
