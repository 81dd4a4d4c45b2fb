package mfa.ticket.support;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import mfa.platform.request.CurrentRequest;
import mfa.ticket.TicketNumber;
import mfa.workspace.MembershipService;
import mfa.workspace.MembershipSummary;

/**
 * Which tickets the caller sees: those of the open workspaces that the caller is a member of. Every
 * other number is unknown, also one of their own from before they left (R58).
 */
@Dependent
class SupportAccess {

  @Inject private SupportTickets tickets;
  @Inject private MembershipService memberships;
  @Inject private CurrentRequest request;

  /** A ticket that the caller sees, and as what. */
  record Seen(SupportTicket ticket, MembershipSummary membership, long caller) {

    boolean isOwn() {
      return ticket.accountId() == caller;
    }

    SupportMoves moves() {
      return SupportMoves.of(ticket, isOwn());
    }
  }

  Optional<Seen> find(TicketNumber number) {
    return tickets.find(number).flatMap(this::seen);
  }

  /** The same, with the ticket locked until the end of the transaction. */
  Optional<Seen> lock(TicketNumber number) {
    return tickets.lock(number).flatMap(this::seen);
  }

  private Optional<Seen> seen(SupportTicket ticket) {
    return ticket
        .workspaceId()
        .flatMap(this::membership)
        .map(membership -> new Seen(ticket, membership, request.requiredAccountId()));
  }

  /** What the caller is in a workspace. */
  Optional<MembershipSummary> membership(long workspaceId) {
    return memberships.of(request.requiredAccountId(), workspaceId);
  }
}
