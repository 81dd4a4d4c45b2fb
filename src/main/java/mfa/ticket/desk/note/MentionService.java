package mfa.ticket.desk.note;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import mfa.account.Profile;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.ticket.Ticket;
import mfa.ticket.TicketNumber;
import mfa.ticket.Tickets;

/** Whom a note can name, and which tickets name the caller. */
@Stateless
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
public class MentionService {

  @Inject private Mentions mentions;
  @Inject private TicketMentions rows;
  @Inject private Tickets tickets;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /** The names of the colleagues whom a note about the ticket can name. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public List<String> names(TicketNumber number) {
    return tickets
        .find(number)
        .filter(Ticket::isFiled)
        .map(mentions::colleagues)
        .orElse(List.of())
        .stream()
        .map(Profile::name)
        .distinct()
        .toList();
  }

  /** The caller has opened the ticket, with all its notes. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public void markSeen(TicketNumber number) {
    rows.markSeen(number, request.requiredAccountId(), clock.instant());
  }
}
