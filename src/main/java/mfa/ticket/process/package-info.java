/**
 * What tickets want from their process, in words of customer service, and the engine behind it: the
 * port's adapter, the contract of the process, the delegates that models can name, and the mirror
 * of step, task, assignee and due date.
 *
 * <p>May use {@code mfa.ticket}, and alone of its rooms {@code mfa.workflow.process} and the
 * engine. Delegates read their inputs and call one service method: whatever a model draws, the
 * rules are behind that call.
 */
package mfa.ticket.process;
