/**
 * Reads what people type and look for, brings it into one form, and writes tables for spreadsheets.
 *
 * <p>May use nothing of ours. It is lenient with separators and full-width digits and strict with
 * everything else, because what is no code must not count as a wrong one (ADR 0009). Every text
 * that comes in passes {@link mfa.platform.text.Typed} (ADR 0023).
 */
@NullMarked
package mfa.platform.text;

import org.jspecify.annotations.NullMarked;
