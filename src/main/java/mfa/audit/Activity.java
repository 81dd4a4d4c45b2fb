package mfa.audit;

import java.time.Instant;

/** What the owner of an account sees of one entry. */
public record Activity(
    Instant at,
    AuditAction action,
    AuditResult result,
    String factor,
    String clientAddress,
    String userAgent) {}
