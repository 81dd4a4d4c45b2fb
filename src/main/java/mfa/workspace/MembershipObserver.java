package mfa.workspace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.OptionalLong;
import mfa.account.AccountChanged;
import mfa.account.AccountDeleted;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.platform.request.CurrentRequest;
import mfa.session.SignedIn;

/** What happens to an account and concerns its memberships, in the same transaction. */
@ApplicationScoped
class MembershipObserver {

  @Inject private Memberships memberships;
  @Inject private AuditService audit;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  void onAccountChanged(@Observes AccountChanged event) {
    memberships.follow(event.listing(), clock.instant());
  }

  void onSignedIn(@Observes SignedIn event) {
    memberships.recordSignIn(event.accountId(), event.at());
  }

  void onAccountDeleted(@Observes AccountDeleted event) {
    long account = event.accountId();
    boolean bySelf = request.accountId().equals(OptionalLong.of(account));
    AuditAction action = bySelf ? AuditAction.WORKSPACE_LEFT : AuditAction.MEMBER_REMOVED;
    memberships
        .of(account)
        .forEach(
            membership ->
                audit.record(
                    AuditEvent.success(action, account)
                        .saying("account deleted")
                        .in(membership.summary().workspaceId())));
    memberships.removeAllOf(account);
  }
}
