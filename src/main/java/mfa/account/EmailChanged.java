package mfa.account;

/** The account has another e-mail address; observed in the same transaction. */
public record EmailChanged(long accountId) {}
