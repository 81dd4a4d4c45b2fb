package mfa.ticket.process;

import java.time.Instant;

/**
 * A step of the process that failed at every attempt and waits for somebody to try it again.
 *
 * @param stepName as it is called in the drawing
 */
public record FailedStep(String stepName, Instant since) {}
