/**
 * People: the account with its address, name, language and platform roles, and its end.
 *
 * <p>May use {@code session}, {@code verification}, {@code audit}, {@code mail}, {@code platform}.
 * It stores a password's hash but does not know how to make one, and does not decide whether an
 * authenticator is bound: those belong to {@code password} and {@code authenticator}. What other
 * features keep of an account follows its events; what they count on it is a port, {@link
 * mfa.account.SoleOwnership}.
 */
package mfa.account;
