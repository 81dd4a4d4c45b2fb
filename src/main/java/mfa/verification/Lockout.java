package mfa.verification;

import java.time.Instant;

/**
 * A subject's attempts are not compared.
 *
 * @param until the end of the wait; where only another way helps, a time that never comes
 */
public record Lockout(Instant until) {

  /** As it is stored, too. */
  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  /** Only another way helps. */
  static final Lockout PERMANENT = new Lockout(NEVER);

  /** Whether no waiting helps. */
  public boolean isPermanent() {
    return until.equals(NEVER);
  }
}
