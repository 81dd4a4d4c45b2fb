/**
 * The pages of tickets: the unbind form, the requester's page, the owner's objection, the desk.
 *
 * <p>May use {@code mfa.ticket} and what it may use, and {@code shell}. A mailed link only opens a
 * page; its buttons do things (R53).
 */
package mfa.ticket.ui;
