/**
 * The pages of signing in and of passwords.
 *
 * <p>May use {@code login} and below, the forms of {@code authenticator.ui}, and {@code shell}.
 * After signing in or out a page is left by loading the next one anew: the gate then decides about
 * a request that already has its new standing.
 */
package mfa.login.ui;
