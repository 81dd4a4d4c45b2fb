/**
 * What the engine knows of versions: their files and steps, and where their tokens are.
 *
 * <p>May use {@code mfa.workflow.process} and the engine. Its tables are read where its queries do
 * not answer the question, and never written (ADR 0056).
 */
package mfa.workflow.statistics.process;
