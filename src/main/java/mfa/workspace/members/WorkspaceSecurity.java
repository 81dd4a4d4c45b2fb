package mfa.workspace.members;

import mfa.workspace.WorkspaceRole;
import mfa.workspace.WorkspaceRule;

/**
 * The rule of a workspace about MFA, as one who administers it sees it.
 *
 * @param ownRole of the one who looks
 * @param overdue how many did not bind within the grace period
 * @param startsLater whether all members are asked from a later day on
 * @param pilotStartsLater whether the pilot group is
 */
public record WorkspaceSecurity(
    String workspaceName,
    WorkspaceRole ownRole,
    WorkspaceRule rule,
    Readiness readiness,
    long overdue,
    boolean startsLater,
    boolean pilotStartsLater) {

  /** Whether all members are asked, or will be. */
  public boolean isRequired() {
    return rule.requiredSince() != null;
  }

  /** Whether only the pilot group is. */
  public boolean isPilot() {
    return rule.requiredSince() == null && rule.pilotSince() != null;
  }

  /** Whether somebody will be asked, and nobody is yet. */
  public boolean isNotBegun() {
    return (rule.requiredSince() == null || startsLater)
        && (rule.pilotSince() == null || pilotStartsLater);
  }

  /** Whether all members are asked later, and the pilot group apart from them. */
  public boolean isPilotBeforeAll() {
    return rule.pilotSince() != null && startsLater;
  }
}
