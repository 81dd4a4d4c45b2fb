package mfa.workflow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import mfa.account.AccountChanged;
import mfa.account.AccountDeleted;
import mfa.account.AccountDisabled;
import mfa.account.Binding;
import mfa.account.PlatformRole;
import mfa.account.PlatformRoleTaken;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;

/**
 * Tokens die with the role, the binding and the account, in the same transaction: who gets one of
 * them back does not get back a token that somebody may have copied.
 */
@ApplicationScoped
class DeployTokenObserver {

  @Inject private DeployTokens tokens;

  @Inject private AuditService audit;

  void onRoleTaken(@Observes PlatformRoleTaken event) {
    if (event.role() == PlatformRole.PROCESS_OWNER) {
      end(event.accountId());
    }
  }

  void onAccountChanged(@Observes AccountChanged event) {
    if (event.listing().binding() == Binding.UNBOUND) {
      end(event.listing().accountId());
    }
  }

  void onAccountDisabled(@Observes AccountDisabled event) {
    end(event.accountId());
  }

  void onAccountDeleted(@Observes AccountDeleted event) {
    end(event.accountId());
  }

  private void end(long accountId) {
    List<DeployToken> ended = tokens.of(accountId);
    if (!ended.isEmpty()) {
      tokens.removeAllOf(accountId);
      audit.record(
          AuditEvent.success(AuditAction.DEPLOY_TOKEN_REVOKED, accountId)
              .saying(ended.stream().map(DeployToken::name).collect(Collectors.joining(", "))));
    }
  }
}
