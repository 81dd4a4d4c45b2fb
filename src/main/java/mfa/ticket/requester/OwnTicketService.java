package mfa.ticket.requester;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.ticket.TicketNumber;
import mfa.ticket.unbind.UnbindTicket;
import mfa.ticket.unbind.UnbindTickets;

/** Tells somebody who is signed in what is going on with their own account. */
@Stateless
public class OwnTicketService {

  @Inject private UnbindTickets tickets;
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
}
