/**
 * Background work: features describe what is to be done again and again, and one mechanism does it,
 * survives every failure, and tells readiness which of it has not run for its time.
 *
 * <p>May use {@code platform.command}, whose processes do no background work. Each worker has a
 * thread of the container of its own instead of a timer of Enterprise Beans, which the container
 * cancels after a second failure, and instead of a common pool, which one that hangs would hold
 * (R75).
 */
@NullMarked
package mfa.platform.worker;

import org.jspecify.annotations.NullMarked;
