package mfa.login;

import java.time.Instant;
import mfa.enforcement.NextStep;

/** What became of an attempt to sign in. */
public sealed interface SignIn {

  /** The password was right; a session was opened. */
  record Opened(long sessionId, NextStep nextStep) implements SignIn {}

  record Refused() implements SignIn {}

  /** Too many wrong passwords; to be tried again then. */
  record Wait(Instant until) implements SignIn {}

  /** The password was right, but somebody else knows it: a new one has to be set by mail first. */
  record NeedsNewPassword() implements SignIn {}

  /** The password was right, but too many codes were wrong; to be tried again then. */
  record CodeLocked(Instant until) implements SignIn {}
}
