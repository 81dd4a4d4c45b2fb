package mfa.ticket.unbind;

import java.time.Duration;

/**
 * How long the way through customer service takes, as everybody is told before they ask.
 *
 * @param review from filing to approval: whole hours
 * @param measured whether that is the median of the last 30 days; else it is what reviewers are
 *     given at most
 * @param waitingPeriod from the notice of the approval to the reset
 * @param longestWaitingPeriod the same for heightened tickets
 */
public record UnbindTimes(
    Duration review, boolean measured, Duration waitingPeriod, Duration longestWaitingPeriod) {}
