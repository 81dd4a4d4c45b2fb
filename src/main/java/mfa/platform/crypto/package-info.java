/**
 * Keys and randomness: sealing, keyed hashes, the one generator.
 *
 * <p>May use {@code platform.config}. The keys live outside the database, and every sealed or
 * hashed record names its key, so that keys can be changed while the server runs on old data (ADR
 * 0007).
 */
@NullMarked
package mfa.platform.crypto;

import org.jspecify.annotations.NullMarked;
