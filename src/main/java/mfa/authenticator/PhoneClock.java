package mfa.authenticator;

import java.time.Duration;
import java.time.Instant;

/**
 * By how much the clock of a phone differs from ours, as its codes have shown (RFC 6238 §6).
 *
 * @param ahead in time steps; negative where the phone is behind
 */
record PhoneClock(int ahead) {

  /** Five minutes: beyond that nobody's clock drifts, it is set wrong. */
  static final int MAX_LEARNED = 10;

  /** An hour: so far somebody who is signed in is told about. */
  static final int MAX_TOLD = 120;

  static final PhoneClock RIGHT = new PhoneClock(0);

  /** What a code of this step tells of the clock. */
  static PhoneClock showing(long step, Instant now) {
    return new PhoneClock(Math.toIntExact(step - TotpAlgorithm.step(now)));
  }

  /** The same within the bounds of what is learned. */
  PhoneClock bounded() {
    return new PhoneClock(Math.clamp(ahead, -MAX_LEARNED, MAX_LEARNED));
  }

  /** The step that the phone is at. */
  long step(Instant now) {
    return TotpAlgorithm.step(now) + ahead;
  }

  boolean isNear(PhoneClock other) {
    return Math.abs(ahead - other.ahead) <= TotpAlgorithm.WINDOW;
  }

  /** Positive where the phone is ahead. */
  Duration difference() {
    return Duration.ofSeconds((long) ahead * TotpAlgorithm.PERIOD_SECONDS);
  }
}
