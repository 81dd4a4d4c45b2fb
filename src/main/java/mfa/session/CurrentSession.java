package mfa.session;

/** A session that counts at this moment. */
public record CurrentSession(long id, long accountId, Stage stage) {}
