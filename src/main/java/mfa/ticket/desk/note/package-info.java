/**
 * Colleagues whom somebody of customer service names in an internal note.
 *
 * <p>May use what tickets may use. The text of the note itself names them, with an @ before the
 * name, so that a note says to everybody who reads it whom it was for.
 */
package mfa.ticket.desk.note;
