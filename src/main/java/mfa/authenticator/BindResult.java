package mfa.authenticator;

import java.time.Instant;
import java.util.List;

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

  record Locked(Instant until) implements BindResult {}

  /** Too old, or begun again elsewhere: start again. */
  record Over() implements BindResult {}
}
