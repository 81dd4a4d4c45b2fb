package mfa.workflow.draft;

import java.time.Instant;

/**
 * A draft with its file, as its author sees it.
 *
 * @param baseVersion the version it began with
 * @param runningVersion the version that new tickets follow now
 * @param outdated whether another version was deployed since it began
 * @param uploaded whether it is a file that somebody uploaded, unchanged since
 * @param model the BPMN file
 * @param revision counts what was saved: who saves names the one they changed
 */
public record Draft(
    long id,
    String process,
    int baseVersion,
    int runningVersion,
    boolean outdated,
    boolean uploaded,
    String model,
    Instant savedAt,
    long revision) {}
