/**
 * The executor of the engine's jobs: on the threads of the container, and watched.
 *
 * <p>May use the engine and {@code platform}. The start of the engine makes it; nobody else knows
 * it.
 */
package mfa.workflow.process.job;
