package mfa.workflow.statistics.process;

import java.time.Instant;

/**
 * A version of a process as it was deployed.
 *
 * @param id of the engine
 * @param process its key
 * @param name as the drawing is called
 * @param number counts the versions of a process, from 1
 * @param tag what its author calls it; empty where nothing
 */
public record ProcessVersion(
    String id, String process, String name, int number, String tag, Instant deployedAt) {}
