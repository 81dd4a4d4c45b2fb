package mfa.ticket.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import mfa.account.AccountChanged;
import mfa.account.AccountDeleted;

/** What happens to an account and changes by what its tickets are found. */
@ApplicationScoped
class SearchObserver {

  @Inject private TicketSearch search;

  void onAccountChanged(@Observes AccountChanged event) {
    search.follow(event.listing().accountId());
  }

  void onAccountDeleted(@Observes AccountDeleted event) {
    search.follow(event.accountId());
  }
}
