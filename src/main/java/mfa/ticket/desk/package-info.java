/**
 * The agents' side of tickets: queues, assignment, reviews with their checklist, incidents.
 *
 * <p>May use what tickets may use. Who may do what to a ticket is decided in one place, {@code
 * DeskRules}.
 */
@NullMarked
package mfa.ticket.desk;

import org.jspecify.annotations.NullMarked;
