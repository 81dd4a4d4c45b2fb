package mfa.authenticator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mfa.verification.Lockout;

/** What became of the code that should confirm an enrolment. */
public sealed interface BindResult {

  /**
   * Bound.
   *
   * @param recoveryCodes ten new ones with the first authenticator, else none
   */
  record Bound(List<RecoveryCode> recoveryCodes) implements BindResult {}

  /** The code is not right; the same QR code still counts. */
  record Wrong() implements BindResult {}

  /**
   * The code is right for a clock that is set wrong; counted as a wrong one.
   *
   * @param ahead by how much the phone's clock is ahead; negative where it is behind
   */
  record ClockOff(Duration ahead) implements BindResult {}

  record Locked(Instant until) implements BindResult {}

  /** So many wrong ones that none is compared any more. */
  record Blocked() implements BindResult {}

  /** What somebody is told whose code a lockout refuses. */
  static BindResult of(Lockout lockout) {
    return lockout.isPermanent() ? new Blocked() : new Locked(lockout.until());
  }

  /** Too old, or begun again elsewhere: start again. */
  record Over() implements BindResult {}
}
