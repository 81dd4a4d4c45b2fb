package mfa.workflow.migration.process;

/**
 * A running instance of a process.
 *
 * @param id of the engine
 * @param number the business key
 */
public record RunningInstance(String id, String number) {}
