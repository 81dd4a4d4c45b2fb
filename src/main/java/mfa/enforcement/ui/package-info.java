/**
 * What pages show of who has to bind and until when.
 *
 * <p>May use every feature but tickets, and {@code shell}. It decides nothing: the service says
 * what is owed.
 */
package mfa.enforcement.ui;
