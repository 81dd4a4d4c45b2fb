/**
 * Does one thing to many that somebody has selected in a list, and tells what became of each.
 *
 * <p>May use Vaadin and the shell; views use it. It knows neither people nor tickets: the page
 * gives what is done to one, which is the call that does it to a single one.
 */
@NullMarked
package mfa.shell.bulk;

import org.jspecify.annotations.NullMarked;
