package mfa.workspace.members;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.mail.Recipient;
import mfa.platform.request.CurrentRequest;
import mfa.verification.RateLimit;
import mfa.verification.RateLimitService;
import mfa.workspace.MembershipSummary;
import mfa.workspace.WorkspaceService;

/**
 * Tells the other owners of a workspace that somebody took a list of people out of the product, and
 * keeps that from becoming a flood of mails.
 */
@Dependent
class ExportMails {

  private static final int MAX_PER_HOUR = 10;

  @Inject private WorkspaceService workspaces;
  @Inject private AccountService accounts;
  @Inject private OutboxService outbox;
  @Inject private RateLimitService rateLimits;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /** Whether the caller may take one more list of the workspace; counts it. */
  boolean mayExport(long workspaceId) {
    String subject = "export/" + request.requiredAccountId() + "/" + workspaceId;
    return rateLimits.use(RateLimit.perHour(subject, MAX_PER_HOUR)).isEmpty();
  }

  void membersExported(MembershipSummary workspace) {
    notify(MailTemplate.MEMBERS_EXPORTED, workspace);
  }

  void auditExported(MembershipSummary workspace) {
    notify(MailTemplate.AUDIT_EXPORTED, workspace);
  }

  private void notify(MailTemplate template, MembershipSummary workspace) {
    Profile actor = accounts.profile(request.requiredAccountId()).orElseThrow();
    for (Recipient owner : workspaces.owners(workspace.workspaceId())) {
      if (!owner.address().equals(actor.email())) {
        outbox.send(
            Mail.of(template, owner)
                .with("actor", actor.name())
                .with("workspace", workspace.workspaceName())
                .with("id", workspace.workspaceId())
                .with("when", clock.instant())
                .from(request.client()));
      }
    }
  }
}
