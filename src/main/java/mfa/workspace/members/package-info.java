/**
 * How the members of a workspace stand: the list, readiness, the rule switched on and off, the
 * workspace's audit, and help for members whose phone is gone.
 *
 * <p>May use {@code enforcement}, {@code invitation}, {@code workspace}, {@code authenticator},
 * {@code account}, {@code session}, {@code verification} and the leaves. What tickets have to do
 * with members is a port, {@link mfa.workspace.members.MemberTickets}, for tickets build on this
 * and not the other way round.
 */
package mfa.workspace.members;
