/**
 * Who has to bind, because of whom, and until when it can be put off; the rule of a workspace, and
 * how its members stand.
 *
 * <p>May use {@code authenticator}, {@code account}, {@code session} and the leaves. The rule is
 * one pure function, {@code EnforcementPolicy}, asked anew at every request, so that switching a
 * rule on reaches sessions that are already open. What tickets have to do with members is a port,
 * {@link mfa.enforcement.UnbindTickets}, for tickets build on this and not the other way round.
 */
package mfa.enforcement;
