package mfa.session;

/** An account signed in once more than it may be at a time: its oldest session ended. */
public record SessionsLimited(long accountId) {}
