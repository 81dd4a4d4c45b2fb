package mfa.ticket;

import jakarta.ejb.ApplicationException;
import java.util.Arrays;
import java.util.Optional;

/** A model wanted a reset whose conditions are not met; becomes an incident. */
@ApplicationException(rollback = true)
public class ResetRefusedException extends RuntimeException {

  private static final String VERB = " is not reset: ";

  ResetRefusedException(TicketNumber number, ResetObstacle obstacle) {
    super(beginning(number) + obstacle);
  }

  /** What was missing, if a message is one of these exceptions. */
  public static Optional<ResetObstacle> obstacleIn(String message, TicketNumber number) {
    return Arrays.stream(ResetObstacle.values())
        .filter(obstacle -> (beginning(number) + obstacle).equals(message))
        .findFirst();
  }

  private static String beginning(TicketNumber number) {
    return "Ticket " + number + VERB;
  }
}
