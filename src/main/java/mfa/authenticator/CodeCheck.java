package mfa.authenticator;

import java.time.Instant;
import mfa.verification.Lockout;

/** What became of a security code or recovery code that somebody typed. */
public sealed interface CodeCheck {

  record Accepted() implements CodeCheck {}

  record Wrong() implements CodeCheck {}

  /** Right, but this code or a later one was used before; told to people like a wrong one. */
  record Replayed() implements CodeCheck {}

  /** Too many wrong ones; nothing is compared until then. */
  record Locked(Instant until) implements CodeCheck {}

  /** So many wrong ones that none of this kind is compared any more: only another way helps. */
  record Blocked() implements CodeCheck {}

  /** What somebody is told whose code a lockout refuses. */
  static CodeCheck of(Lockout lockout) {
    return lockout.isPermanent() ? new Blocked() : new Locked(lockout.until());
  }
}
