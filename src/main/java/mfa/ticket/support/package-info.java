/**
 * Tickets that members file after signing in: each belongs to a workspace, whose members see it.
 *
 * <p>May use what tickets may use. Who may see and move one is decided here; internal notes never
 * come this way.
 */
package mfa.ticket.support;
