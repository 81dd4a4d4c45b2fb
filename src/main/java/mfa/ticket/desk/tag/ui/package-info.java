/**
 * Fields for the tags and the priority of a ticket.
 *
 * <p>May use what tickets may use, and {@code shell}.
 */
package mfa.ticket.desk.tag.ui;
