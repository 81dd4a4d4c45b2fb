package mfa.account.selfservice;

import java.time.Instant;

/** What became of a step in which people change their own address. */
public sealed interface OwnEmailResult {

  /** Codes are on their way; others can be asked for at {@code nextAt}. */
  record Sent(Instant nextAt) implements OwnEmailResult {}

  /** It is the address that the account has. */
  record SameAddress() implements OwnEmailResult {}

  record WrongPassword() implements OwnEmailResult {}

  /** Too many wrong passwords; not compared. */
  record Wait(Instant until) implements OwnEmailResult {}

  /** No code was sent, because enough were. */
  record TooSoon(Instant at) implements OwnEmailResult {}

  /** A fresh security code is needed first. */
  record NeedsCode() implements OwnEmailResult {}

  /**
   * Not the code that was sent.
   *
   * @param former at which address
   */
  record WrongCode(boolean former) implements OwnEmailResult {}

  /**
   * The right code, but of a change that was begun elsewhere; it cost nothing.
   *
   * @param former at which address
   */
  record CodeElsewhere(boolean former) implements OwnEmailResult {}

  /** The code is too old, or was tried too often. */
  record CodeOver(boolean former) implements OwnEmailResult {}

  /** Too many wrong verification codes for this account; not compared. */
  record Locked(boolean former) implements OwnEmailResult {}

  /** It took too long, or was begun in another session: to be begun again. */
  record Over() implements OwnEmailResult {}

  /** Another account has the address. */
  record Taken() implements OwnEmailResult {}

  record Changed() implements OwnEmailResult {}
}
