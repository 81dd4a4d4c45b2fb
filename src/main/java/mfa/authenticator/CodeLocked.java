package mfa.authenticator;

/** Too many wrong codes locked the account's second factor; observed in the same transaction. */
public record CodeLocked(long accountId) {}
