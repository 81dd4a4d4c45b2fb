package mfa.workflow;

/**
 * A process with the version that new tickets follow.
 *
 * @param name as the drawing calls it
 * @param versions how many there are
 */
public record ProcessItem(String process, String name, VersionItem running, long versions) {}
