/**
 * Applications of workspaces behind the gate: which there are, and who gets into one.
 *
 * <p>May use {@code login}, {@code workspace}, {@code account}, {@code session}, {@code
 * verification} and the leaves. A key at an application's host is worth what the sign-in is worth
 * that it came from, and that is what the one gate says of it at this moment (ADR 0069).
 */
@NullMarked
package mfa.application;

import org.jspecify.annotations.NullMarked;
