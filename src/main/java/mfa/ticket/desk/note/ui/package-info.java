/**
 * The field that names a colleague in a note.
 *
 * <p>May use what tickets may use, and {@code shell}.
 */
package mfa.ticket.desk.note.ui;
