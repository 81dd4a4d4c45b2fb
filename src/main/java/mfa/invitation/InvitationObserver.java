package mfa.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import mfa.account.AccountDeleted;

/** What happens to an account and concerns invitations of its addresses, in its transaction. */
@ApplicationScoped
class InvitationObserver {

  @Inject private Invitations invitations;

  void onAccountDeleted(@Observes AccountDeleted event) {
    event.addresses().forEach(invitations::removeAllFor);
  }
}
