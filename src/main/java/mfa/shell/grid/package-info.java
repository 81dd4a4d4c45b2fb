/**
 * What the lists of the pages share: columns that no long name widens, and the menu of a row.
 *
 * <p>May use Vaadin only; views use it. Widths are given by who knows what usually stands in a
 * column, because a width by the longest content takes all others out of sight.
 */
package mfa.shell.grid;
