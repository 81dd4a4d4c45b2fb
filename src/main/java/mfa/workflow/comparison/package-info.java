/**
 * What one version of a process does otherwise than another: element by element, in facts that a
 * page puts into words, and for the colours of the two drawings.
 *
 * <p>May use {@code workflow.process}, which reads the files, and nothing else. It compares the
 * elements of BPMN, not lines of a file: Modeler writes the same process in more than one way, and
 * a shape that was moved is no change of the process.
 */
package mfa.workflow.comparison;
