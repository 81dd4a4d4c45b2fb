package mfa.workflow;

import java.time.Instant;

/**
 * A token, as its owner sees it in a list.
 *
 * @param over whether it has ended
 * @param lastUsedAt null where it was never used
 */
public record DeployTokenItem(
    long id, String name, Instant createdAt, Instant endsAt, boolean over, Instant lastUsedAt) {}
