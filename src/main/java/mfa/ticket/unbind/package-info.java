/**
 * Unbinding without the phone: the form, risks, the heightened way, vouching, disputes, and the
 * floor under every reset.
 *
 * <p>May use what tickets may use. {@code TicketPolicy} lets nothing be reset on the word of a
 * model.
 */
package mfa.ticket.unbind;
