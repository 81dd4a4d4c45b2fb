package mfa.authenticator;

/** A further or another authenticator was bound; observed in the same transaction. */
public record AuthenticatorBound(long accountId) {}
