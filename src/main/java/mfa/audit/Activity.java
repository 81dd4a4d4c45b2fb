package mfa.audit;

import java.time.Instant;

/**
 * What the owner of an account sees of one entry.
 *
 * @param clientAddress empty where somebody else did it: where colleagues work is not the owner's
 *     business
 * @param userAgent empty likewise
 */
public record Activity(
    Instant at,
    AuditAction action,
    AuditResult result,
    ActivityActor actor,
    String factor,
    String clientAddress,
    String userAgent) {}
