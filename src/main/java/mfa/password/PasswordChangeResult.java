package mfa.password;

import java.time.Instant;

/** What became of the request to change a password. */
public sealed interface PasswordChangeResult {

  record Changed() implements PasswordChangeResult {}

  record WrongOldPassword() implements PasswordChangeResult {}

  /** Shorter than 12 characters. */
  record TooShort() implements PasswordChangeResult {}

  /** Among those that are tried first, or the address of the account. */
  record TooEasy() implements PasswordChangeResult {}

  record Wait(Instant until) implements PasswordChangeResult {}

  /** A fresh security code is needed first. */
  record NeedsCode() implements PasswordChangeResult {}

  /** The link was used or is too old. */
  record LinkOver() implements PasswordChangeResult {}
}
