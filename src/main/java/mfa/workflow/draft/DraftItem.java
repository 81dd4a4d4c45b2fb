package mfa.workflow.draft;

import java.time.Instant;

/**
 * A draft in the list of its author.
 *
 * @param baseVersion the version it began with
 * @param outdated whether another version was deployed since it began
 */
public record DraftItem(
    long id, String process, int baseVersion, boolean outdated, Instant savedAt) {}
