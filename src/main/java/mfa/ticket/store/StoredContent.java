package mfa.ticket.store;

import org.jspecify.annotations.Nullable;

/**
 * What the row of a file remembers of its content: the content itself, or the name of the file that
 * has it.
 *
 * @param text Base64
 * @param hash SHA-256 in hexadecimal; files of former times have none
 */
public record StoredContent(@Nullable String text, @Nullable String file, @Nullable String hash) {}
