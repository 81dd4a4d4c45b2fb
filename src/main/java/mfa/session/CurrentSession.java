package mfa.session;

/**
 * A session that counts at this moment.
 *
 * @param withCode a security code was accepted in it
 */
public record CurrentSession(long id, long accountId, Stage stage, boolean withCode) {}
