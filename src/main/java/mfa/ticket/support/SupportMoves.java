package mfa.ticket.support;

import mfa.ticket.TicketStatus;
import mfa.workspace.WorkspaceRole;

/** What a member of the workspace may do with a ticket in its state: the rules, in one place. */
public record SupportMoves(
    boolean reply,
    boolean withdraw,
    boolean restart,
    boolean close,
    boolean rate,
    boolean followUp) {

  static SupportMoves of(SupportTicket ticket, long accountId, WorkspaceRole role) {
    boolean own = ticket.accountId() == accountId;
    boolean open = ticket.isOpen();
    boolean closed = ticket.status() == TicketStatus.CLOSED;
    return new SupportMoves(
        open && mayWrite(ticket, accountId, role),
        own && open && ticket.status() == TicketStatus.WAITING_FOR_ASSIGNMENT,
        own && ticket.isCanceled() && ticket.restarted() < SupportTicket.MAX_RESTARTS,
        own && open,
        own && closed && ticket.rating() == null,
        own && closed);
  }

  /** Whether somebody may write as long as the ticket is open. */
  static boolean mayWrite(SupportTicket ticket, long accountId, WorkspaceRole role) {
    return ticket.accountId() == accountId || role.administers();
  }
}
