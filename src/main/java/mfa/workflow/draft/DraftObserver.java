package mfa.workflow.draft;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import mfa.account.AccountDeleted;

/** Drafts die with the account of their author, in its transaction. */
@ApplicationScoped
class DraftObserver {

  @Inject private Drafts drafts;

  void onAccountDeleted(@Observes AccountDeleted event) {
    drafts.removeAllOf(event.accountId());
  }
}
