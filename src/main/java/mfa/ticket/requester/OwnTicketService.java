package mfa.ticket.requester;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import mfa.audit.AuditAction;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.session.SessionService;
import mfa.ticket.Attachment;
import mfa.ticket.Conversations;
import mfa.ticket.MessageItem;
import mfa.ticket.TicketAttachments;
import mfa.ticket.TicketAudit;
import mfa.ticket.TicketNumber;
import mfa.ticket.unbind.UnbindTicket;
import mfa.ticket.unbind.UnbindTickets;

/** Tells somebody who is signed in what is going on with their own account. */
@Stateless
public class OwnTicketService {

  @Inject private UnbindTickets tickets;
  @Inject private RequesterItems items;
  @Inject private TicketAttachments attachments;
  @Inject private Conversations conversations;
  @Inject private Disputes disputes;
  @Inject private SessionService sessions;
  @Inject private TicketAudit audit;
  @Inject private CurrentRequest request;

  /**
   * The open unbind ticket of the caller's account: it may be somebody else who filed it. Half
   * signed in, people learn only that there is one, before a code ends it.
   */
  @RolesAllowed({Roles.MEMBER, Roles.HALF_SIGNED_IN})
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<TicketNumber> open() {
    return tickets
        .openOf(request.requiredAccountId())
        .filter(ticket -> !ticket.isCanceled())
        .map(UnbindTicket::number);
  }

  /**
   * An unbind ticket of the caller's account as its requester sees it; every other one is unknown.
   */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<RequesterTicket> ticket(TicketNumber number) {
    return own(number).map(items::of);
  }

  /**
   * A page of its conversation; empty as the ticket is.
   *
   * @param end how many messages there are before the end of the page
   */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Conversations.Page<MessageItem>> conversation(TicketNumber number, int end) {
    return own(number).map(ticket -> conversations.forRequester(ticket, end));
  }

  /** Another one whenever what its owner sees of it has changed; empty as that is. */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<String> state(TicketNumber number) {
    return own(number).map(items::state);
  }

  /** A file of its conversation; those of internal notes are unknown here. */
  @RolesAllowed(Roles.MEMBER)
  public Optional<Attachment> attachment(TicketNumber number, long id) {
    return own(number)
        .flatMap(ticket -> attachments.find(ticket, id))
        .filter(file -> !file.isInternal())
        .map(attachments::read);
  }

  private Optional<UnbindTicket> own(TicketNumber number) {
    return tickets
        .find(number)
        .filter(ticket -> ticket.isFiled() && !ticket.isErased())
        .filter(ticket -> ticket.accountId() == request.requiredAccountId());
  }

  /**
   * Says that somebody else filed the ticket, which ends it and tells the supervisors; needs a
   * fresh code (R62). That the code has withdrawn it a moment ago changes nothing.
   *
   * @param number of a ticket of the caller's account; every other one is unknown
   */
  @RolesAllowed(Roles.MEMBER)
  public DisputeResult dispute(TicketNumber number) {
    Optional<UnbindTicket> own =
        tickets
            .lock(number)
            .filter(ticket -> ticket.isFiled() && !ticket.isErased())
            .filter(ticket -> ticket.accountId() == request.requiredAccountId());
    if (own.isEmpty()) {
      return DisputeResult.UNKNOWN;
    }
    if (!sessions.hasFreshCode()) {
      return audit.refused(AuditAction.TICKET_OBJECTED, own.get(), DisputeResult.NEEDS_CODE);
    }
    own.filter(ticket -> !ticket.isDisputed()).ifPresent(disputes::record);
    return DisputeResult.DONE;
  }
}
