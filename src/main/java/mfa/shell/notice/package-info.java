/**
 * What pages of every feature say of the account whose page it is: an open unbind ticket, a sign-in
 * with a recovery code.
 *
 * <p>May use the services of every feature, and {@code shell}. Pages may not use tickets
 * themselves, which stand above their features.
 */
@NullMarked
package mfa.shell.notice;

import org.jspecify.annotations.NullMarked;
