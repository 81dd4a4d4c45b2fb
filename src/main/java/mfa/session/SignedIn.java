package mfa.session;

import java.time.Instant;

/** An account is signed in with all that was asked for; fired in the same transaction. */
public record SignedIn(long accountId, Instant at) {}
