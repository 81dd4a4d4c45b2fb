package mfa.workspace;

import mfa.verification.VerificationResult;

/** What became of the request to leave a workspace. */
public sealed interface LeavingResult {

  /** Done, or refused because the caller is no member there or its last active owner. */
  record Decided(MembershipChangeResult change) implements LeavingResult {}

  /** A mailed code is needed first: the password alone brought the caller here. */
  record NeedsMailedCode() implements LeavingResult {}

  /** The mailed code was not accepted. */
  record CodeRefused(VerificationResult check) implements LeavingResult {}
}
