/**
 * Small pictures beside words.
 *
 * <p>May use {@code platform.web}. Decision: they come from a file of our own that holds those we
 * show, since the whole set is as large as a sixth of everything else that a browser loads.
 */
package mfa.shell.picture;
