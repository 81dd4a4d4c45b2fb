package mfa.workflow;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import mfa.account.AccountChanged;
import mfa.account.AccountDeleted;
import mfa.account.AccountDisabled;
import mfa.account.Binding;
import mfa.account.PlatformRole;
import mfa.account.PlatformRoleTaken;

/**
 * Tokens die with the role, the binding and the account, in the same transaction: who gets one of
 * them back does not get back a token that somebody may have copied.
 */
@Dependent
class DeployTokenObserver {

  @Inject private DeployTokens tokens;

  void onRoleTaken(@Observes PlatformRoleTaken event) {
    if (event.role() == PlatformRole.PROCESS_OWNER) {
      tokens.removeAllOf(event.accountId());
    }
  }

  void onAccountChanged(@Observes AccountChanged event) {
    if (event.listing().binding() == Binding.UNBOUND) {
      tokens.removeAllOf(event.listing().accountId());
    }
  }

  void onAccountDisabled(@Observes AccountDisabled event) {
    tokens.removeAllOf(event.accountId());
  }

  void onAccountDeleted(@Observes AccountDeleted event) {
    tokens.removeAllOf(event.accountId());
  }
}
