package mfa.ticket.process;

import java.time.Instant;

/**
 * A step of the process that failed at every attempt and waits for somebody to try it again.
 *
 * @param step its id in the model
 * @param name as it is called in the drawing
 */
public record FailedStep(String step, String name, Instant since) {}
