/**
 * Signing in, and the gate in front of every request.
 *
 * <p>May use {@code enforcement}, {@code password}, {@code authenticator}, {@code account}, {@code
 * session}, {@code verification} and the leaves. There is one gate, {@link
 * mfa.login.SessionAuthenticationModule}: default is deny, and a page, a server call and a service
 * method get their roles from it alone (ADR 0003).
 */
package mfa.login;
