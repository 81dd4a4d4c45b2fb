package mfa.account.selfservice;

import java.time.Instant;
import mfa.account.AccountChange;
import mfa.verification.VerificationCheck;

/** What became of the wish to delete the own account. */
public sealed interface AccountDeletion {

  /** Done, or refused because a workspace or the server would lose the last who can act. */
  record Decided(AccountChange change) implements AccountDeletion {}

  record WrongPassword() implements AccountDeletion {}

  /** Too many wrong passwords; not compared. */
  record Wait(Instant until) implements AccountDeletion {}

  /** A fresh security code is needed first. */
  record NeedsCode() implements AccountDeletion {}

  /** Nothing is bound: a mailed code is needed besides the password. */
  record NeedsMailedCode() implements AccountDeletion {}

  /** The mailed code was not accepted. */
  record CodeRefused(VerificationCheck check) implements AccountDeletion {}
}
