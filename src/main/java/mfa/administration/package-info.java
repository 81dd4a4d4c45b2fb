/**
 * Administration of the whole server: workspaces, accounts, platform roles.
 *
 * <p>May use {@code authenticator}, {@code account}, {@code session}, and what those may use. It is
 * a feature of its own above {@code account}, because it shows and asks for authenticators, which
 * {@code account} does not know; the rules of what may be changed stay with the accounts.
 */
package mfa.administration;
