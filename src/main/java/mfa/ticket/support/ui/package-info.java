/**
 * The pages on which members file, find and follow tickets.
 *
 * <p>May use what tickets may use, the requester's page of unbind tickets, and {@code shell}.
 * Decision: one page shows tickets of every type, and leaves to the service what may be done with
 * them.
 */
@NullMarked
package mfa.ticket.support.ui;

import org.jspecify.annotations.NullMarked;
