/**
 * The requester's side of a ticket: see it, reply, withdraw it, rate it.
 *
 * <p>May use what tickets may use. Internal notes never come this way.
 */
package mfa.ticket.requester;
