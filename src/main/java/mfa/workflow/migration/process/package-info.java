/**
 * What migrations want from the engine: a plan, the instances of a version, and to move one.
 *
 * <p>May use {@code mfa.workflow.process} and the engine.
 */
package mfa.workflow.migration.process;
