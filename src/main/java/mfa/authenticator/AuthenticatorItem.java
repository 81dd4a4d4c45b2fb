package mfa.authenticator;

import java.time.Instant;

/** An authenticator as its owner sees it. */
public record AuthenticatorItem(long id, String name, Instant boundAt, Instant lastUsedAt) {}
