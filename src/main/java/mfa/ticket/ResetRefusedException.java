package mfa.ticket;

/** A model wanted a reset whose conditions are not met; becomes an incident. */
public class ResetRefusedException extends RuntimeException {

  ResetRefusedException(TicketNumber number, String obstacle) {
    super("Ticket " + number + " is not reset: " + obstacle + ".");
  }
}
