/**
 * How engines start quickly: what one has parsed serves the next.
 *
 * <p>May use the engine and what it reads tables with.
 */
package mfa.workflow.process.start;
