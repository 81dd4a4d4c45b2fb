package mfa.workflow.migration;

import mfa.workflow.migration.process.MoveProblem;

/**
 * A ticket that a migration left where it was.
 *
 * @param step the name of the step that was in the way; empty where none was
 */
public record StayingTicket(String number, MoveProblem.Reason reason, String step) {}
