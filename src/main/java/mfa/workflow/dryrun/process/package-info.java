/**
 * Plays models in an engine in memory, with delegates that only write down what was asked of them.
 *
 * <p>May use {@code workflow.process}, the records of {@code workflow.dryrun} and the engine. The
 * engine of the server is another one: neither its data source, nor its transactions, threads or
 * clock are touched. Timers do not wait for their time but are run as if it had come, one by one,
 * because the engine's clock is one for the whole process.
 */
package mfa.workflow.dryrun.process;
