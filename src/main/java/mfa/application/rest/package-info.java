/**
 * What reverse proxies in front of applications ask, and what they pass on to us from the
 * application's host.
 *
 * <p>May use the services of {@code application}, {@code login} and {@code platform}. Only a
 * trusted proxy is answered at an application's host: everything it says of the request is taken
 * from its headers (ADR 0069).
 */
@NullMarked
package mfa.application.rest;

import org.jspecify.annotations.NullMarked;
