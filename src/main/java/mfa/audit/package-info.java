/**
 * The audit log of who did what, when, from where and with which result; failures too.
 *
 * <p>May use {@code platform}; everybody may use it. An entry is part of the transaction it speaks
 * of: it stays exactly if what it tells stays. Attempts are therefore decided in transactions that
 * commit a failure as well (outcomes are return values, not exceptions).
 *
 * <p>Anyone who may write to the database cannot change the audit log unseen, where an anchor is
 * configured: each entry carries a keyed hash of its writer, and one worker seals committed entries
 * into a chain whose end is anchored outside the database (ADR 0014).
 */
package mfa.audit;
