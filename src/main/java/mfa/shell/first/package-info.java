/**
 * What a browser gets before any script has run: the first document of every view.
 *
 * <p>May use {@code login}, {@code platform} and {@code shell}. Decision: it shows the product's
 * name and that more comes, because scripts take a second on a cold cache, and a blank page looks
 * broken.
 */
package mfa.shell.first;
