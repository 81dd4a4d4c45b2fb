/**
 * The page of a draft: the drawing, the panel for what is selected in it, and what its checks
 * found.
 *
 * <p>May use the services of {@code mfa.workflow} and its rooms, the contract of a process, and the
 * shell. The drawing is made in the browser by a library; what it writes is checked on the server
 * like any other file.
 */
package mfa.workflow.draft.ui;
