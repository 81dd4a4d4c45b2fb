package mfa.authenticator;

import java.time.Duration;
import java.time.Instant;
import mfa.verification.Lockout;

/** What became of a security code or recovery code that somebody typed. */
public sealed interface CodeCheckResult {

  record Accepted() implements CodeCheckResult {}

  record Wrong() implements CodeCheckResult {}

  /** Right, but this code or a later one was used before; told to people like a wrong one. */
  record Replayed() implements CodeCheckResult {}

  /**
   * Right for a clock that is set wrong, and so counted as a wrong one; told to nobody who is not
   * signed in.
   *
   * @param ahead by how much the phone's clock is ahead; negative where it is behind
   */
  record ClockOff(Duration ahead) implements CodeCheckResult {}

  /** Too many wrong ones; nothing is compared until then. */
  record Locked(Instant until) implements CodeCheckResult {}

  /** So many wrong ones that none of this kind is compared any more: only another way helps. */
  record Blocked() implements CodeCheckResult {}

  /** What somebody is told whose code a lockout refuses. */
  static CodeCheckResult of(Lockout lockout) {
    return lockout.isPermanent() ? new Blocked() : new Locked(lockout.until());
  }
}
