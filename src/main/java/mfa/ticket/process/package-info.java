/**
 * What joins tickets and the process engine: the port's adapter, the delegates that models can
 * name, and the mirror of step, task, assignee and due date.
 *
 * <p>May use {@code mfa.ticket}, {@code mfa.workflow.process} and the engine. Delegates read their
 * inputs and call one service method: whatever a model draws, the rules are behind that call.
 */
package mfa.ticket.process;
