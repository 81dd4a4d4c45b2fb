package mfa.workspace;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import mfa.account.AccountChanged;
import mfa.account.AccountDeleted;

/** What happens to an account and concerns its memberships, in the same transaction. */
@Dependent
class MembershipObserver {

  @Inject private Memberships memberships;

  void onAccountChanged(@Observes AccountChanged event) {
    memberships.follow(event.listing());
  }

  void onAccountDeleted(@Observes AccountDeleted event) {
    memberships.removeAllOf(event.accountId());
  }
}
