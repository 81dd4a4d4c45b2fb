/**
 * Tickets: unbinding without the phone, from the form through review and waiting period to the
 * reset; the requester's page and the agents' desk.
 *
 * <p>May use {@code authenticator}, {@code account}, {@code session}, {@code verification} and the
 * leaves, of {@code enforcement} the port by which administrators vouch for a member, and of {@code
 * login} the comparing of passwords, the key of mailed links and the names of pages (ADR 0011). The
 * ticket is the truth and the process only its routing: reviews, notices and outcome are kept here,
 * and {@code TicketPolicy} lets nothing be reset on the word of a model. The process is a port,
 * {@link mfa.ticket.Unbinding}, in words of customer service.
 */
package mfa.ticket;
