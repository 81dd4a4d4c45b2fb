package mfa.password;

import java.time.Instant;

/** What became of the wish to change a password. */
public sealed interface PasswordChange {

  record Changed() implements PasswordChange {}

  record WrongOldPassword() implements PasswordChange {}

  /** Shorter than 12 characters. */
  record TooShort() implements PasswordChange {}

  /** Among those that are tried first, or the own address. */
  record TooEasy() implements PasswordChange {}

  record Wait(Instant until) implements PasswordChange {}

  /** A fresh security code is needed first. */
  record NeedsCode() implements PasswordChange {}

  /** The link was used or is too old. */
  record LinkOver() implements PasswordChange {}
}
