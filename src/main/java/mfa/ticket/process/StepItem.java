package mfa.ticket.process;

import java.time.Instant;
import java.util.Optional;

/**
 * A step that the process of a ticket entered, or was at when it was moved to another version.
 *
 * @param step its id in the model
 * @param name as it is called in the drawing
 * @param movedTo the number of that version; empty where the step was entered
 */
public record StepItem(String step, String name, Instant at, Optional<Integer> movedTo) {}
