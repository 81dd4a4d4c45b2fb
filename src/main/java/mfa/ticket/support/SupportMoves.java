package mfa.ticket.support;

import mfa.ticket.TicketStatus;

/**
 * What a member of the workspace may do with a ticket in its state: the rules, in one place. It is
 * moved and answered by its requester alone; all others, also those who administer the workspace,
 * read it.
 */
public record SupportMoves(
    boolean reply,
    boolean withdraw,
    boolean restart,
    boolean close,
    boolean rate,
    boolean followUp) {

  static SupportMoves of(SupportTicket ticket, boolean own) {
    boolean open = ticket.isOpen();
    boolean closed = ticket.status() == TicketStatus.CLOSED;
    return new SupportMoves(
        own && open,
        own && open && !ticket.place().wasTaken(),
        own && ticket.isCanceled() && ticket.restarted() < SupportTicket.MAX_RESTARTS,
        own && open,
        own && closed && ticket.rating() == null,
        own && closed);
  }
}
