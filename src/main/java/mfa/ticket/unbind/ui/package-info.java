/**
 * The unbind form, and the owner's dispute.
 *
 * <p>May use what tickets may use, and {@code shell}. A mailed link only opens a page; its buttons
 * do things (R53).
 */
package mfa.ticket.unbind.ui;
