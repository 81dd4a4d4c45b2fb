/**
 * E-mailed codes, counters of failures, and rate limits.
 *
 * <p>May use {@code audit}, {@code mail}, {@code platform}; it does not know accounts, only
 * subjects. A failure is counted before anything is compared, so that neither a crash nor a hundred
 * parallel requests get a free guess.
 */
@NullMarked
package mfa.verification;

import org.jspecify.annotations.NullMarked;
