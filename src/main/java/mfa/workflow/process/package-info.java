/**
 * The processes: the start of the engine, what a model may contain, the checks of a file, the guard
 * in the engine, and the deployment at start.
 *
 * <p>May use {@code platform}, {@code workflow.foreign} and the engine, and nothing of the
 * features: their delegates come by injection, and so does the {@link
 * mfa.workflow.process.ProcessContract} of each process, with the names both sides agree on and the
 * feature's own rules for the paths.
 *
 * <p>A model is judged by its contract and an allow-list, once before it is deployed ({@code
 * ProcessModelValidator}, all findings at once) and once more when the engine reads it ({@code
 * ModelGuard}): what is not listed is refused, so that a new feature of the engine is closed until
 * somebody opens it.
 */
package mfa.workflow.process;
