package mfa.ticket.desk.reply;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import mfa.account.AccountDeleted;

/** Own saved replies go with the account of their owner, in the same transaction. */
@ApplicationScoped
class SavedReplyObserver {

  @Inject private SavedReplies replies;

  void onAccountDeleted(@Observes AccountDeleted event) {
    replies.removeAllOf(event.accountId());
  }
}
