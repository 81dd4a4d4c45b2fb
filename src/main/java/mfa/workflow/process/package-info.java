/**
 * Starts the process engine and deploys the packaged models.
 *
 * <p>May use {@code platform} and the engine, nothing of the features: their delegates come by
 * injection, and {@link mfa.workflow.process.WorkflowContract} holds the names both sides agree on.
 */
package mfa.workflow.process;
