/**
 * A dry run, for people: each path in sentences, and step by step on the drawing.
 *
 * <p>May use {@code workflow.dryrun}, the words for a contract in {@code workflow.ui} and the
 * shell. It is a part of a page.
 */
package mfa.workflow.dryrun.ui;
