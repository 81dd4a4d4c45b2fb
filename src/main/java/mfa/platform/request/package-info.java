/**
 * Who is asking: account, session, client, and the names of roles.
 *
 * <p>May use {@code platform.text}. The gate fills {@link mfa.platform.request.CurrentRequest}
 * once, and services take the caller's account from it, never from a parameter that a page could
 * change.
 */
@NullMarked
package mfa.platform.request;

import org.jspecify.annotations.NullMarked;
