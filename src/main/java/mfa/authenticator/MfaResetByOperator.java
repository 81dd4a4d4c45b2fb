package mfa.authenticator;

/**
 * The operator resets the account's second factor past the tickets; observed in the same
 * transaction.
 */
public record MfaResetByOperator(long accountId) {}
