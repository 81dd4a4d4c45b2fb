package mfa.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import mfa.account.AccountDeleted;

/** What happens elsewhere and concerns tickets of every type, in the same transaction. */
@ApplicationScoped
class TicketObserver {

  @Inject private Tickets tickets;
  @Inject private Conversations conversations;

  void onAccountDeleted(@Observes AccountDeleted event) {
    tickets.of(event.accountId()).forEach(this::erase);
  }

  /** Numbers, times, answers and decisions stay for the audit log; nothing that says who it was. */
  private void erase(Ticket ticket) {
    ticket.erasePerson();
    conversations.erase(ticket);
  }
}
