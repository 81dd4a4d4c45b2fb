package mfa.ticket.desk.live;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.ticket.Ticket;
import mfa.ticket.TicketNumber;
import mfa.ticket.Tickets;
import mfa.ticket.desk.DeskRules;

/**
 * Keeps what agents type at a ticket, and tells those who have it open what changes meanwhile: a
 * new state of it, and colleagues who are typing. All of it stands in the database, so that it
 * holds across servers.
 */
@Stateless
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
public class LiveTicketService {

  /** Who typed nothing for so long does something else. */
  private static final Duration TYPING = Duration.ofSeconds(10);

  @Inject private Tickets tickets;
  @Inject private ReplyDrafts drafts;
  @Inject private DeskRules rules;
  @Inject private AccountService accounts;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /** What the caller has typed at the ticket before. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public DraftText draft(TicketNumber number) {
    return filed(number)
        .flatMap(ticket -> drafts.find(ticket.id(), request.requiredAccountId()))
        .map(ReplyDraft::text)
        .orElse(DraftText.NONE);
  }

  /**
   * Keeps it as the caller's own; nothing typed is nothing kept, and nothing about somebody who is
   * gone. Nobody types at an own ticket.
   */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public void keep(TicketNumber number, DraftText text) {
    long me = request.requiredAccountId();
    filed(number)
        .filter(ticket -> rules.ownInterest(ticket).isEmpty())
        .ifPresent(
            ticket -> {
              if (text.isEmpty() || ticket.isErased()) {
                drafts.delete(ticket.id(), me);
              } else {
                drafts.keep(ticket.id(), me, text, clock.instant());
              }
            });
  }

  /** How the ticket stands now; who works on a ticket is not for the one whom it is about. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public Optional<LiveTicket> look(TicketNumber number) {
    long me = request.requiredAccountId();
    return filed(number)
        .map(
            ticket ->
                new LiveTicket(
                    drafts.stateOf(ticket),
                    rules.ownInterest(ticket).isPresent() ? List.of() : replying(ticket, me)));
  }

  private List<String> replying(Ticket ticket, long me) {
    List<Long> typing = drafts.typingAt(ticket.id(), me, clock.instant().minus(TYPING));
    return List.copyOf(accounts.names(new LinkedHashSet<>(typing)).values());
  }

  private Optional<Ticket> filed(TicketNumber number) {
    return tickets.find(number).filter(Ticket::isFiled);
  }
}
