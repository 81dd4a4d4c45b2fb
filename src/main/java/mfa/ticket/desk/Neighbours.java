package mfa.ticket.desk;

import java.util.Optional;
import mfa.ticket.TicketNumber;

/** The tickets beside another one in a queue. */
public record Neighbours(Optional<TicketNumber> previous, Optional<TicketNumber> next) {

  public static final Neighbours NONE = new Neighbours(Optional.empty(), Optional.empty());
}
