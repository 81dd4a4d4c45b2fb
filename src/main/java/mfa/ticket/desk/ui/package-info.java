/**
 * The desk and its page of a ticket.
 *
 * <p>May use what tickets may use, and {@code shell}.
 */
package mfa.ticket.desk.ui;
