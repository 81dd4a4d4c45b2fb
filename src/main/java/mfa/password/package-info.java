/**
 * Passwords: checked, hashed, changed, forgotten and set again by a mailed link.
 *
 * <p>May use {@code authenticator}, {@code account}, {@code session}, {@code verification} and the
 * leaves; alone the libraries for passwords. A password is hashed outside a transaction: no
 * connection waits for it.
 */
package mfa.password;
