/**
 * The pages of passwords: change it, forgot it, set a new one.
 *
 * <p>May use every feature but tickets, and {@code shell}.
 */
package mfa.password.ui;
