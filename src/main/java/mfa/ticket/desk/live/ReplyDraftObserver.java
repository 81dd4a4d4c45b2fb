package mfa.ticket.desk.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import mfa.account.AccountDeleted;

/** Nothing stays of what somebody typed who is gone, nor of what was typed about them. */
@ApplicationScoped
class ReplyDraftObserver {

  @Inject private ReplyDrafts drafts;

  void onAccountDeleted(@Observes AccountDeleted event) {
    drafts.deleteAround(event.accountId());
  }
}
