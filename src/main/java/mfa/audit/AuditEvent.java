package mfa.audit;

/**
 * One thing that happened, to be recorded; actor, client and time are added by {@link
 * AuditService}.
 *
 * @param subjectId the account it happened to, or null where none is known
 * @param workspaceId the workspace it happened in, or null
 * @param factor what was proven with: {@code password}, {@code code}, {@code recovery-code}, {@code
 *     email}, or null
 * @param detail short text without codes, secrets or addresses of outsiders
 */
public record AuditEvent(
    AuditAction action,
    AuditResult result,
    Long subjectId,
    Long workspaceId,
    String factor,
    String detail) {

  public static AuditEvent success(AuditAction action, Long subjectId) {
    return new AuditEvent(action, AuditResult.SUCCESS, subjectId, null, null, "");
  }

  public static AuditEvent failure(AuditAction action, Long subjectId) {
    return new AuditEvent(action, AuditResult.FAILURE, subjectId, null, null, "");
  }

  public AuditEvent by(String factor) {
    return new AuditEvent(action, result, subjectId, workspaceId, factor, detail);
  }

  /**
   * In a workspace, whose administrators read it.
   *
   * @throws IllegalArgumentException for an action that their list does not offer
   */
  public AuditEvent in(long workspaceId) {
    if (!AuditAction.ofWorkspaces().contains(action)) {
      throw new IllegalArgumentException(action + " is not shown to administrators");
    }
    return new AuditEvent(action, result, subjectId, workspaceId, factor, detail);
  }

  public AuditEvent saying(String detail) {
    return new AuditEvent(action, result, subjectId, workspaceId, factor, detail);
  }
}
