package mfa.authenticator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import mfa.account.AccountDeleted;
import mfa.account.EmailChanged;

/** What happens to an account and concerns what is bound to it, in the same transaction. */
@ApplicationScoped
class AuthenticatorObserver {

  @Inject private Authenticators authenticators;
  @Inject private RecoveryCodes recoveryCodes;

  void onAccountDeleted(@Observes AccountDeleted event) {
    authenticators.removeAll(event.accountId());
    authenticators.removeEnrolmentOf(event.accountId());
    recoveryCodes.removeAll(event.accountId());
  }

  /** An enrolment rests on a code that was sent to the former address (R28). */
  void onEmailChanged(@Observes EmailChanged event) {
    authenticators.removeEnrolmentOf(event.accountId());
  }
}
