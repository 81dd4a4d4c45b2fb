/**
 * What holds for every HTTP exchange: headers, cookies, the client's address, bounded sessions.
 *
 * <p>May use {@code platform.config}, {@code platform.request} and the Servlet API. It knows no
 * page and no account; which page stands open to whom is {@code login}'s matter (ADR 0003, 0004).
 */
@NullMarked
package mfa.platform.web;

import org.jspecify.annotations.NullMarked;
