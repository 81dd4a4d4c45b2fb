package mfa.enforcement;

/**
 * How many active members of a workspace have an authenticator.
 *
 * @param exempt those of the unbound whom the rule does not touch at present
 */
public record Readiness(long members, long bound, long exempt) {

  /** How many would have to bind. */
  public long affected() {
    return members - bound - exempt;
  }
}
