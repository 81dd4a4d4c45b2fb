/**
 * The desk and its page of a ticket.
 *
 * <p>May use what tickets may use, and {@code shell}.
 */
@NullMarked
package mfa.ticket.desk.ui;

import org.jspecify.annotations.NullMarked;
