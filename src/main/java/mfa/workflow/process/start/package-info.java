/**
 * How engines start: quickly, since what one has parsed serves the next, and reading nothing from
 * other machines.
 *
 * <p>May use the engine and what it reads tables with.
 */
package mfa.workflow.process.start;
