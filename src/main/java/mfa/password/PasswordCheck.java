package mfa.password;

import java.time.Instant;

/** What became of an address and a password. */
public sealed interface PasswordCheck {

  /**
   * @param passwordSince when this password was set; null for one that nobody set
   */
  record Right(long accountId, Instant passwordSince) implements PasswordCheck {}

  /** Unknown address, wrong password or disabled account: nobody is told which. */
  record Refused() implements PasswordCheck {}

  /** Too many attempts; not compared. */
  record Wait(Instant until) implements PasswordCheck {}
}
