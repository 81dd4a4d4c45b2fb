package mfa.audit;

import java.time.Instant;

/**
 * One entry of the audit log of a workspace.
 *
 * @param actorId who did it, or null for the server
 * @param subjectId the account it happened to, or null
 */
public record WorkspaceEntry(
    Instant at,
    AuditAction action,
    AuditResult result,
    Long actorId,
    Long subjectId,
    String clientAddress,
    String userAgent,
    String detail) {}
