package mfa.administration;

import java.time.Instant;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;

/**
 * Something that happened to an account.
 *
 * @param actor the name of the one who did it; empty for the server and for who is deleted
 */
public record AccountHistoryItem(
    Instant at,
    AuditAction action,
    AuditResult result,
    String actor,
    String clientAddress,
    String userAgent) {}
