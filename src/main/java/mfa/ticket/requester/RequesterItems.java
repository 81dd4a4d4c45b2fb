package mfa.ticket.requester;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import mfa.mail.EmailAddress;
import mfa.mail.OutboxService;
import mfa.ticket.Conversations;
import mfa.ticket.unbind.UnbindTicket;

/** Shows unbind tickets as their requesters may see them. */
@Dependent
class RequesterItems {

  @Inject private Conversations conversations;
  @Inject private OutboxService outbox;

  RequesterTicket of(UnbindTicket ticket) {
    return new RequesterTicket(
        ticket.number(),
        ticket.title(),
        outbox.isRefused(new EmailAddress(ticket.email())),
        ticket.status(),
        ticket.foreseenOutcome(),
        ticket.withdrawal(),
        ticket.filedAt(),
        ticket.waitingUntil(),
        ticket.closedAt(),
        ticket.rating(),
        conversations.forRequester(ticket));
  }
}
