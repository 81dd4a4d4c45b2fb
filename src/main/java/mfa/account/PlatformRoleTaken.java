package mfa.account;

/** The account does not hold this platform role any more; observed in the same transaction. */
public record PlatformRoleTaken(long accountId, PlatformRole role) {}
