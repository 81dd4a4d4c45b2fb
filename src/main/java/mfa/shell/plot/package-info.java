/**
 * What pages with numbers share: bars, the same numbers as a table, and times in words.
 *
 * <p>May use Vaadin only; views use it. A picture says nothing that the table beside it does not,
 * so that who cannot see it misses nothing.
 */
@NullMarked
package mfa.shell.plot;

import org.jspecify.annotations.NullMarked;
