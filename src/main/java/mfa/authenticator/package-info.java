/**
 * The second factor: bind, check a code, unbind; recovery codes.
 *
 * <p>May use {@code account}, {@code session}, {@code verification}, the leaves and, alone, the
 * TOTP and QR libraries. Every code goes through {@link mfa.authenticator.CodeCheckService},
 * whichever page asks for it, so that the window, the used step and the count of failures are the
 * same everywhere (ADR 0002).
 *
 * <p>A {@code …Service} decides the order; where it needs a transaction beside its own, it asks for
 * one by name.
 */
@NullMarked
package mfa.authenticator;

import org.jspecify.annotations.NullMarked;
