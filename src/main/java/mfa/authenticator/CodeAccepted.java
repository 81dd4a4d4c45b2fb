package mfa.authenticator;

/** A security or recovery code of the account was right; observed in the same transaction. */
public record CodeAccepted(long accountId) {}
