/**
 * The page of the saved replies, and the field that inserts one.
 *
 * <p>May use what tickets may use, and {@code shell}.
 */
package mfa.ticket.desk.reply.ui;
