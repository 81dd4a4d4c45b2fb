package mfa.login;

import java.time.Instant;
import mfa.account.AccountChange;

/** What became of the wish to delete the own account. */
public sealed interface AccountDeletion {

  /** Done, or refused because a workspace or the server would lose the last who can act. */
  record Decided(AccountChange change) implements AccountDeletion {}

  record WrongPassword() implements AccountDeletion {}

  /** Too many wrong passwords; not compared. */
  record Wait(Instant until) implements AccountDeletion {}

  /** A fresh security code is needed first. */
  record NeedsCode() implements AccountDeletion {}
}
