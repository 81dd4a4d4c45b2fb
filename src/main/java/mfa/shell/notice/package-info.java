/**
 * What pages of every feature say of the account whose page it is, such as an open unbind ticket or
 * a sign-in with a recovery code, of what was just done, and why a file does not come.
 *
 * <p>May use the services of every feature, and {@code shell}. Pages may not use tickets
 * themselves, which stand above their features.
 */
@NullMarked
package mfa.shell.notice;

import org.jspecify.annotations.NullMarked;
