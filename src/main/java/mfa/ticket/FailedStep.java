package mfa.ticket;

import java.time.Instant;
import java.util.Optional;

/**
 * A step of the process that failed at every attempt and waits for somebody to try it again.
 *
 * @param stepName as it is called in the drawing
 * @param obstacle the condition of the reset that is not met; empty where something else failed
 */
public record FailedStep(String stepName, Optional<ResetObstacle> obstacle, Instant since) {}
