package mfa.password;

import java.time.Instant;

/** What became of an address and a password. */
public sealed interface PasswordCheckResult {

  /**
   * @param passwordSince when this password was set; null for one that nobody set
   */
  record Right(long accountId, Instant passwordSince) implements PasswordCheckResult {}

  /** Unknown address, wrong password or disabled account: nobody is told which. */
  record Refused() implements PasswordCheckResult {}

  /** Too many attempts; not compared. */
  record Wait(Instant until) implements PasswordCheckResult {}
}
