package mfa.login;

import java.time.Instant;
import mfa.enforcement.NextStep;

/** What became of an attempt to sign in. */
public sealed interface SignInResult {

  /** The password was right; a session was opened. */
  record Opened(long sessionId, NextStep nextStep) implements SignInResult {}

  record Refused() implements SignInResult {}

  /** Too many wrong passwords; to be tried again then. */
  record Wait(Instant until) implements SignInResult {}

  /** The password was right, but somebody else knows it: a new one has to be set by mail first. */
  record NeedsNewPassword() implements SignInResult {}

  /** The password was right, but too many codes were wrong; to be tried again then. */
  record CodeLocked(Instant until) implements SignInResult {}
}
