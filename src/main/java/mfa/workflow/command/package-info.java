/**
 * Checks files of processes on a command line, for editors and pipelines: without a server, a
 * database or settings.
 *
 * <p>May use {@code workflow.process}. It prints what the pages and Camunda Modeler are told, from
 * the same class.
 */
package mfa.workflow.command;
