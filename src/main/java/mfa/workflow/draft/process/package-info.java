/**
 * What drafts want from the engine: the files of its versions.
 *
 * <p>May use {@code mfa.workflow.process} and the engine.
 */
package mfa.workflow.draft.process;
