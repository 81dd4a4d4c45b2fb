/**
 * Moves running tickets to another version of their process: the plan first, then one ticket after
 * the other in a transaction of its own, until all are moved or somebody presses Stop.
 *
 * <p>May use {@code mfa.workflow}, {@code mfa.workflow.process}, {@code mfa.workflow.statistics},
 * {@code authenticator}, {@code account} and {@code session}; it tells the features behind a
 * process by events in the same transaction. How far a migration is commits together with each
 * ticket, so that a crash neither loses nor doubles one (ADR 0059).
 */
package mfa.workflow.migration;
