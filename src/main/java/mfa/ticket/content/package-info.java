/**
 * Whether a file is what its name says, by its own bytes, how it is handed on, and how many are
 * kept at once: nothing is unpacked, and nothing is read but what is in memory already.
 *
 * <p>May use nothing: bytes in, answers out.
 */
@NullMarked
package mfa.ticket.content;

import org.jspecify.annotations.NullMarked;
