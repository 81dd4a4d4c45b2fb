/**
 * Working time: how variables and models write it, and what the engine makes of it.
 *
 * <p>May use {@code platform} and the engine. Working time is told from other durations by its
 * notation alone, so that models choose between them by element.
 */
package mfa.workflow.process.calendar;
