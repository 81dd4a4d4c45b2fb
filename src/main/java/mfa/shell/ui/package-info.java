/**
 * What stands around each page of somebody who is signed in: navigation, the way back up, and the
 * alert of an open ticket.
 *
 * <p>May use the services of every feature; {@code MainLayout} alone uses it.
 */
package mfa.shell.ui;
