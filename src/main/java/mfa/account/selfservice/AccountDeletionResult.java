package mfa.account.selfservice;

import java.time.Instant;
import mfa.account.AccountChangeResult;
import mfa.verification.VerificationResult;

/** What became of the request to delete one's own account. */
public sealed interface AccountDeletionResult {

  /** Done, or refused because a workspace or the server would lose the last who can act. */
  record Decided(AccountChangeResult change) implements AccountDeletionResult {}

  /** Nothing is done yet, but the password is right, and the code is fresh where one is bound. */
  record Ready() implements AccountDeletionResult {}

  record WrongPassword() implements AccountDeletionResult {}

  /** Too many wrong passwords; not compared. */
  record Wait(Instant until) implements AccountDeletionResult {}

  /** A fresh security code is needed first. */
  record NeedsCode() implements AccountDeletionResult {}

  /** Nothing is bound: a mailed code is needed besides the password. */
  record NeedsMailedCode() implements AccountDeletionResult {}

  /** The mailed code was not accepted. */
  record CodeRefused(VerificationResult check) implements AccountDeletionResult {}
}
