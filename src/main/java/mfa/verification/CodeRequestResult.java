package mfa.verification;

import java.time.Instant;

/** What became of a request for a verification code. */
public sealed interface CodeRequestResult {

  /** On its way; the next one can be asked for at {@code nextAt}. */
  record Sent(Instant nextAt) implements CodeRequestResult {}

  /** Not sent, because enough were sent; to be asked for again at {@code at}. */
  record TooSoon(Instant at) implements CodeRequestResult {}
}
