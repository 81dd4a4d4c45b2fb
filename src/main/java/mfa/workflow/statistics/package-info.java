/**
 * The numbers of a version: where its tickets are, how long its steps take, how tickets end.
 *
 * <p>May use {@code mfa.workflow.process} and {@code platform}. What is over is counted by day and
 * duration in a table of our own, by one worker, because the history of the engine has a million
 * rows; what is now is asked of the engine (ADR 0056).
 */
package mfa.workflow.statistics;
