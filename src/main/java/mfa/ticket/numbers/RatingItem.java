package mfa.ticket.numbers;

import java.time.Instant;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketType;

/**
 * What a requester wrote with the rating of a ticket, without who it was.
 *
 * @param own whether the reader may not work on the ticket, and is not told who did
 * @param agent the name of the agent who held it last, or empty
 * @param stars from 1 to 5
 */
public record RatingItem(
    Instant ratedAt,
    TicketNumber number,
    TicketType type,
    boolean own,
    String agent,
    int stars,
    String comment) {}
