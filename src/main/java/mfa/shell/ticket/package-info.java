/**
 * What pages of every feature say of an open unbind ticket.
 *
 * <p>May use {@code ticket} and {@code shell}. Pages may not use tickets themselves, which stand
 * above their features.
 */
@NullMarked
package mfa.shell.ticket;

import org.jspecify.annotations.NullMarked;
