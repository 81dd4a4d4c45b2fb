package mfa.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import mfa.account.AccountDeleted;
import mfa.account.AccountDisabled;
import mfa.account.EmailChanged;

/** What happens to an account and ends the links that set its password, in the same transaction. */
@ApplicationScoped
class PasswordObserver {

  @Inject private PasswordResets resets;
  @Inject private Clock clock;

  void onAccountDisabled(@Observes AccountDisabled event) {
    resets.endAll(event.accountId(), clock.instant());
  }

  void onEmailChanged(@Observes EmailChanged event) {
    resets.endAll(event.accountId(), clock.instant());
  }

  void onAccountDeleted(@Observes AccountDeleted event) {
    resets.deleteOf(event.accountId());
  }
}
