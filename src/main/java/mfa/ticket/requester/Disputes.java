package mfa.ticket.requester;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import mfa.audit.AuditAction;
import mfa.ticket.TicketAudit;
import mfa.ticket.TicketMails;
import mfa.ticket.process.UnbindMessage;
import mfa.ticket.process.UnbindProcess;
import mfa.ticket.unbind.UnbindTicket;

/** Records that the owner of an account says that somebody else filed a ticket for it. */
@Dependent
class Disputes {

  @Inject private UnbindProcess process;
  @Inject private TicketMails mails;
  @Inject private TicketAudit audit;
  @Inject private Clock clock;

  /**
   * Ends the ticket at any point, and tells the supervisors.
   *
   * @param ticket locked, and not disputed yet
   */
  void record(UnbindTicket ticket) {
    ticket.dispute(clock.instant());
    audit.record(AuditAction.TICKET_OBJECTED, ticket);
    if (!process.send(UnbindMessage.OWNER_DISPUTED, ticket.number())) {
      mails.notifyDisputed(ticket);
    }
  }
}
