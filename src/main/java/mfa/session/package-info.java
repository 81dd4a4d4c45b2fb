/**
 * Who is signed in or half signed in, from which browser, until when; and which browsers an account
 * was used from before.
 *
 * <p>May use {@code audit}, {@code mail}, {@code platform}. The row decides, not the container's
 * HTTP session: it can be ended from elsewhere, survives a restart and counts only a person's
 * activity (ADR 0003).
 */
package mfa.session;
