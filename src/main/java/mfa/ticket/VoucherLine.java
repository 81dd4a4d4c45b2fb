package mfa.ticket;

import java.time.Instant;

/**
 * Who vouched for the requester.
 *
 * @param name of an owner or administrator; empty where the account is gone
 * @param workspace as it was called then
 */
public record VoucherLine(String name, String workspace, Instant at) {}
