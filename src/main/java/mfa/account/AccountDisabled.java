package mfa.account;

/**
 * An administrator disabled the account: nobody signs in with it until it is enabled again;
 * observed in the same transaction.
 */
public record AccountDisabled(long accountId) {}
