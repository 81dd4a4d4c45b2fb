package mfa.workflow.statistics;

import java.time.Duration;
import mfa.workflow.process.ModelStep;

/**
 * The numbers of a step.
 *
 * @param tickets now there
 * @param incidents of tickets that are there
 * @param ended how often a ticket left it in the period
 * @param median half of these took no longer
 * @param high 95 of 100 of these took no longer
 */
public record StepStatistics(
    ModelStep step, long tickets, long incidents, long ended, Duration median, Duration high) {}
