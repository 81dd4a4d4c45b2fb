/**
 * Security Settings, the form that binds, the dialog that asks for a code.
 *
 * <p>May use {@code authenticator} and below, and {@code shell}. {@link
 * mfa.authenticator.ui.BindForm} is the same in a dialog and on the page for those who must bind,
 * because two forms would drift apart.
 */
package mfa.authenticator.ui;
