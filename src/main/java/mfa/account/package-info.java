/**
 * People and the workspaces they belong to.
 *
 * <p>May use {@code session}, {@code verification}, {@code audit}, {@code mail}, {@code platform}.
 * It stores a password's hash but does not know how to make one, and does not know whether an
 * authenticator is bound: those belong to {@code login} and {@code authenticator}.
 */
package mfa.account;
