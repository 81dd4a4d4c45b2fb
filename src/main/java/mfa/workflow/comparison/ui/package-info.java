/**
 * What changed between two versions of a process, for people: in words, and coloured in both
 * drawings.
 *
 * <p>May use {@code workflow.comparison}, the words for a contract in {@code workflow.ui} and the
 * shell. It is a part of a page and asks nobody for anything: the page hands it both files.
 */
package mfa.workflow.comparison.ui;
