package mfa.ticket.process;

import java.time.Instant;

/**
 * A step that the process of a ticket entered.
 *
 * @param step its id in the model
 * @param name as it is called in the drawing
 */
public record StepItem(String step, String name, Instant at) {}
