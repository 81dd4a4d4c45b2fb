package mfa.ticket.support;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import mfa.account.AccountDeleted;
import mfa.audit.AuditAction;
import mfa.ticket.TicketAudit;

/**
 * What happens elsewhere and concerns a ticket of a workspace, in the same transaction. A workspace
 * that is closed keeps its tickets: customer service goes on, and its members lose them until it is
 * opened again.
 */
@ApplicationScoped
class SupportTicketObserver {

  @Inject private SupportTickets tickets;
  @Inject private TicketAudit audit;
  @Inject private Clock clock;

  /** Nobody is left to be helped. */
  void onAccountDeleted(@Observes AccountDeleted event) {
    tickets.openOf(event.accountId()).stream()
        .map(tickets::lock)
        .flatMap(Optional::stream)
        .filter(SupportTicket::isOpen)
        .forEach(this::end);
  }

  private void end(SupportTicket ticket) {
    ticket.withdraw(clock.instant());
    audit.record(AuditAction.TICKET_WITHDRAWN, ticket, "ACCOUNT_DELETED");
  }
}
