package mfa.workflow.migration;

/**
 * A ticket is about to be moved, in this transaction. Who else works on it is waited for here, as
 * they wait for this transaction.
 *
 * @param number the business key of its process
 */
public record MigrationBegins(String number) {}
