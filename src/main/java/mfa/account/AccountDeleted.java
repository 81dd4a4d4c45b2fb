package mfa.account;

/**
 * The account was deleted: its row stays without a person, for the record; observed in the same
 * transaction.
 */
public record AccountDeleted(long accountId) {}
