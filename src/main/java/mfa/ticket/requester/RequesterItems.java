package mfa.ticket.requester;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mfa.mail.EmailAddress;
import mfa.mail.OutboxService;
import mfa.ticket.Conversations;
import mfa.ticket.TicketStatus;
import mfa.ticket.Tickets;
import mfa.ticket.process.TicketProcess;
import mfa.ticket.unbind.UnbindTicket;

/** Shows unbind tickets as their requesters may see them. */
@Dependent
class RequesterItems {

  @Inject private Tickets tickets;
  @Inject private Conversations conversations;
  @Inject private OutboxService outbox;
  @Inject private TicketProcess process;

  RequesterTicket of(UnbindTicket ticket) {
    return new RequesterTicket(
        ticket.number(),
        ticket.title(),
        outbox.isRefused(new EmailAddress(ticket.email())),
        ticket.status(),
        ticket.foreseenOutcome(),
        ticket.withdrawal(),
        ticket.filedAt(),
        replyDue(ticket),
        ticket.waitingUntil(),
        ticket.closedAt(),
        ticket.rating(),
        conversations.forRequester(ticket, Conversations.NEWEST));
  }

  private Optional<Instant> replyDue(UnbindTicket ticket) {
    return ticket.status() == TicketStatus.FEEDBACK_PROVIDED
        ? process.replyDue(ticket.number())
        : Optional.empty();
  }

  /** Another one whenever what is shown of the ticket has changed. */
  String state(UnbindTicket ticket) {
    return Stream.of(
            ticket.status(),
            ticket.foreseenOutcome(),
            ticket.waitingUntil(),
            ticket.closedAt(),
            ticket.rating(),
            tickets.countPublicMessages(ticket))
        .map(String::valueOf)
        .collect(Collectors.joining(" "));
  }
}
