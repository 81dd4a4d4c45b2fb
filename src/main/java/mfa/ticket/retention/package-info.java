/**
 * What goes when its time is over: closed tickets with all that hangs on them, and what the engine
 * remembers of them.
 *
 * <p>May use {@code mfa.ticket} and its port to the process.
 */
@NullMarked
package mfa.ticket.retention;

import org.jspecify.annotations.NullMarked;
