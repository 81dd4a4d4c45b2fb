/**
 * The requester's page.
 *
 * <p>May use what tickets may use, and {@code shell}.
 */
package mfa.ticket.requester.ui;
