package mfa.workspace;

import java.time.Instant;

/**
 * A workspace as one of its members has it.
 *
 * @param mfaRequiredSince since when the workspace asks for an authenticator, or null
 * @param graceDays how many days that may be put off, 0 to 30
 * @param exemptUntil until when the member is exempt from this workspace's rule, or null
 */
public record MembershipSummary(
    long workspaceId,
    String workspaceName,
    WorkspaceRole role,
    Instant joinedAt,
    Instant mfaRequiredSince,
    int graceDays,
    Instant exemptUntil) {

  /** Whether the workspace asks its members for an authenticator at this time. */
  public boolean requiresMfa(Instant now) {
    return mfaRequiredSince != null && !startsLater(now);
  }

  /** Whether it has announced to ask for one, and does not yet. */
  public boolean startsLater(Instant now) {
    return mfaRequiredSince != null && mfaRequiredSince.isAfter(now);
  }
}
