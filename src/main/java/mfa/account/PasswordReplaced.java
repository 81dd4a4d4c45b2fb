package mfa.account;

/**
 * Somebody who forgot the password of the account has set a new one; observed in the same
 * transaction.
 */
public record PasswordReplaced(long accountId) {}
