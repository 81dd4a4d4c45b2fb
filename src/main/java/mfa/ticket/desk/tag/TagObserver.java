package mfa.ticket.desk.tag;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import mfa.account.AccountDeleted;

/** Tags may say something of a person, and go with the account. */
@ApplicationScoped
class TagObserver {

  @Inject private TicketTags tags;

  void onAccountDeleted(@Observes AccountDeleted event) {
    tags.removeAllOf(event.accountId());
  }
}
