package mfa.workspace;

import java.time.Instant;

/**
 * A workspace as platform administrators see it.
 *
 * @param activeOwners none is a state to mend: nobody can administer it
 * @param mfaRequiredSince since or from when it makes MFA mandatory, or null
 * @param pilotRequiredSince the same for its pilot group
 * @param closedAt null while it is open
 */
public record WorkspaceItem(
    long id,
    String name,
    long activeOwners,
    long members,
    Instant mfaRequiredSince,
    Instant pilotRequiredSince,
    Instant createdAt,
    Instant closedAt) {

  public boolean isClosed() {
    return closedAt != null;
  }
}
