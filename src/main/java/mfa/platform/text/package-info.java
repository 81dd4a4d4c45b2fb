/**
 * Reads what people type and look for, keeps it on one line, and writes tables for spreadsheets.
 *
 * <p>May use nothing of ours. It is lenient with separators and full-width digits and strict with
 * everything else, because what is no code must not count as a wrong one (ADR 0009).
 */
package mfa.platform.text;
