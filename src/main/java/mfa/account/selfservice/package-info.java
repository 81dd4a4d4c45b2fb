/**
 * What people change on their own account with proofs from other features: the address, and its
 * deletion.
 *
 * <p>May use {@code password}, {@code authenticator}, {@code account}, {@code session}, {@code
 * verification} and the leaves. It sees the proofs; {@code account} makes the change.
 */
package mfa.account.selfservice;
