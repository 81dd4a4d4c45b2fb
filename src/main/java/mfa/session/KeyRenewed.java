package mfa.session;

/**
 * A session that was signed in already has another key, and the one before is worth nothing: a code
 * was given in it for the first time, or an authenticator was bound. Fired in the same transaction.
 */
public record KeyRenewed(long sessionId) {}
