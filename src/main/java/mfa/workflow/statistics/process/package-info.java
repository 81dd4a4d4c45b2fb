/**
 * Where the tokens of a version are.
 *
 * <p>May use {@code mfa.workflow.process} and the engine. Its tables are read where its queries do
 * not answer the question, and never written (ADR 0056).
 */
package mfa.workflow.statistics.process;
