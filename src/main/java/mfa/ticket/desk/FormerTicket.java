package mfa.ticket.desk;

import java.time.Instant;
import java.util.Optional;
import mfa.ticket.Outcome;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketType;

/** Another ticket of the same account, to be looked up. */
public record FormerTicket(
    TicketNumber number, TicketType type, String title, Instant filedAt, Optional<Outcome> end) {}
