/**
 * Asks people by mail to join: a workspace with a role there, or the server with a platform role;
 * and lets them in when they accept.
 *
 * <p>May use {@code password}, {@code workspace}, {@code account}, {@code session}, {@code
 * verification} and the leaves. Who invites learns nothing about an account that the address may
 * have (R64).
 */
package mfa.invitation;
