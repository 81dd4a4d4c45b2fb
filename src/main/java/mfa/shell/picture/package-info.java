/**
 * Small pictures beside words, and the drawing of a process.
 *
 * <p>May use {@code platform.web}. Decision: the small ones come from a file of our own that holds
 * those we show, since the whole set is as large as a sixth of everything else that a browser
 * loads.
 */
package mfa.shell.picture;
