/**
 * Who has to bind, because of whom, and until when it can be put off.
 *
 * <p>May use {@code authenticator}, {@code account} and the leaves. The rule is one pure function,
 * {@code EnforcementPolicy}, asked anew at every request, so that switching a rule on reaches
 * sessions that are already open.
 */
package mfa.enforcement;
