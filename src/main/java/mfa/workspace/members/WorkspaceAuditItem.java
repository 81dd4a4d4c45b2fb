package mfa.workspace.members;

import java.time.Instant;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;

/**
 * One line of what happened in a workspace, with the names that its people have now.
 *
 * @param actor who did it; empty where the account is gone
 * @param actorIsMember whether that is a member now
 * @param subject whom it happened to; empty where it was nobody else
 * @param subjectIsListed whether that is a member, or invited, now
 */
public record WorkspaceAuditItem(
    Instant at,
    AuditAction action,
    AuditResult result,
    String actor,
    boolean actorIsMember,
    String subject,
    boolean subjectIsListed,
    String clientAddress,
    String userAgent,
    String detail) {}
