/**
 * What the pages of both sides of a ticket show: conversation, attachments, labels.
 *
 * <p>May use {@code mfa.ticket} and what it may use, and {@code shell}.
 */
@NullMarked
package mfa.ticket.ui;

import org.jspecify.annotations.NullMarked;
