/**
 * What all pages share: layouts, navigation, error pages, languages, fields; and the gate inside
 * open pages.
 *
 * <p>May use the services of every feature; only views may use it. {@link mfa.shell.StalePageGuard}
 * asks at every server call whether the page was loaded for the caller who now makes it; if not,
 * the call is dropped and the page loaded again (ADR 0003).
 */
package mfa.shell;
