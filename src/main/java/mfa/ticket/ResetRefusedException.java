package mfa.ticket;

import jakarta.ejb.ApplicationException;
import java.util.Optional;

/** A model wanted a reset whose conditions are not met; becomes an incident. */
@ApplicationException(rollback = true)
public class ResetRefusedException extends RuntimeException {

  private static final String VERB = " is not reset: ";

  ResetRefusedException(TicketNumber number, String obstacle) {
    super(beginning(number) + obstacle + ".");
  }

  /** What was missing, if a message is one of these exceptions. */
  public static Optional<String> obstacleIn(String message, TicketNumber number) {
    return Optional.ofNullable(message)
        .filter(text -> text.startsWith(beginning(number)))
        .map(text -> text.substring(beginning(number).length()));
  }

  private static String beginning(TicketNumber number) {
    return "Ticket " + number + VERB;
  }
}
