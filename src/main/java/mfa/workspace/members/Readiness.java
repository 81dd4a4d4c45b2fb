package mfa.workspace.members;

/**
 * How many active members of a workspace have an authenticator.
 *
 * @param exempt those of the unbound whom the rule does not touch at present
 * @param invited whose invitation is open: they bind when they join
 */
public record Readiness(long members, long bound, long exempt, long invited) {

  /** How many would have to bind. */
  public long affected() {
    return members - bound - exempt;
  }
}
