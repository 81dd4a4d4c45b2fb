package mfa.authenticator;

import java.time.Instant;

/** What became of a security code or recovery code that somebody typed. */
public sealed interface CodeCheck {

  record Accepted() implements CodeCheck {}

  record Wrong() implements CodeCheck {}

  /** Right, but this code or a later one was used before; told to people like a wrong one. */
  record Replayed() implements CodeCheck {}

  /** Too many wrong ones; nothing is compared until then. */
  record Locked(Instant until) implements CodeCheck {}
}
