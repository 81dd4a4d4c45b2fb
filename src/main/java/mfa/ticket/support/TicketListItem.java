package mfa.ticket.support;

import java.time.Instant;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketStatus;
import mfa.ticket.TicketType;

/**
 * A ticket in a list of a member.
 *
 * @param workspace its name; empty where the ticket is of its account alone
 * @param requester the name of the one who filed it; empty where the account is gone
 * @param own whether that is the caller
 * @param closedAt when it was closed or withdrawn, or null
 */
public record TicketListItem(
    TicketNumber number,
    TicketType type,
    String title,
    TicketStatus status,
    String workspace,
    String requester,
    boolean own,
    Instant filedAt,
    Instant closedAt) {}
