/**
 * The clock, and how times are written.
 *
 * <p>May use nothing of ours, and alone may ask the machine for the time: everybody else is handed
 * a {@link java.time.Clock}, so that tests move it instead of waiting.
 */
@NullMarked
package mfa.platform.time;

import org.jspecify.annotations.NullMarked;
