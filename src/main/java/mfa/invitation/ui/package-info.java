/**
 * The page that a mailed invitation opens, and the parts that list, send and cancel invitations.
 *
 * <p>May use every feature but tickets, and {@code shell}.
 */
package mfa.invitation.ui;
