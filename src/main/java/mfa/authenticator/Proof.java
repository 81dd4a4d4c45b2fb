package mfa.authenticator;

import java.util.Optional;

/** What shows that somebody has the second factor: a one-time code or a recovery code. */
public sealed interface Proof permits OneTimeCode, RecoveryCode {

  /** Whichever of the two was typed; empty where it has the form of neither. */
  static Optional<Proof> parse(String typed) {
    Optional<Proof> code = OneTimeCode.parse(typed).map(Proof.class::cast);
    return code.isPresent() ? code : RecoveryCode.parse(typed).map(Proof.class::cast);
  }
}
