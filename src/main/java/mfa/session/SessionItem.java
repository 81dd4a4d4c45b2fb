package mfa.session;

import java.time.Instant;

/**
 * A session as its owner sees it.
 *
 * @param own whether it is the one that asks
 */
public record SessionItem(
    long id,
    String userAgent,
    String clientAddress,
    Instant since,
    Instant lastSeen,
    boolean own) {}
