package mfa.workspace.members;

import java.time.Instant;
import mfa.workspace.WorkspaceRole;

/**
 * The rule of a workspace about MFA, as one who administers it sees it.
 *
 * @param ownRole of the one who looks
 * @param requiredSince since when it asks for an authenticator, or null
 * @param graceDays how many days that can be put off, 0 to 30
 * @param overdue how many did not bind within the grace period
 */
public record WorkspaceSecurity(
    long workspaceId,
    String workspaceName,
    WorkspaceRole ownRole,
    Instant requiredSince,
    int graceDays,
    Readiness readiness,
    long overdue) {

  public boolean isRequired() {
    return requiredSince != null;
  }
}
