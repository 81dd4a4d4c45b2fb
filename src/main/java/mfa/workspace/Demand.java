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

  /** Until when somebody who joined then can put it off. */
  Instant end(Instant joinedAt) {
    Instant from = joinedAt.isAfter(since) ? joinedAt : since;
    return from.plus(Duration.ofDays(graceDays));
  }
}
