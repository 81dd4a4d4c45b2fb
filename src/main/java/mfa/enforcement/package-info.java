/**
 * Who has to bind, because of whom, and until when it can be put off; and who is told so.
 *
 * <p>May use {@code workspace}, {@code authenticator}, {@code account}, {@code session} and the
 * leaves. The rule is one pure function, {@code EnforcementPolicy}, asked at every request, so that
 * switching a rule on reaches sessions that are already open.
 */
@NullMarked
package mfa.enforcement;

import org.jspecify.annotations.NullMarked;
