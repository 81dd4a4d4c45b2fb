/**
 * Where the contents of attached files are kept: in the database or in a directory.
 *
 * <p>May use {@code platform}. What it hands back is remembered in the row of the file.
 */
@NullMarked
package mfa.ticket.store;

import org.jspecify.annotations.NullMarked;
