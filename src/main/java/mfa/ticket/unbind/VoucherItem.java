package mfa.ticket.unbind;

import java.time.Instant;

/**
 * Who vouched for the requester.
 *
 * @param name of an owner or administrator; empty where the account is gone
 * @param workspace as it was called then
 * @param bothSince since when both belong to it; null where one does no more
 * @param mfaRequired whether the workspace requires MFA
 * @param counts whether it is independent evidence
 */
public record VoucherItem(
    String name,
    String workspace,
    Instant at,
    Instant bothSince,
    boolean mfaRequired,
    boolean counts) {}
