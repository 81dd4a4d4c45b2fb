package mfa.workspace;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.mail.Word;
import mfa.platform.request.CurrentRequest;

/** Tells members what somebody else changed of their membership, and who that was. */
@Dependent
class MemberMails {

  @Inject private AccountService accounts;
  @Inject private OutboxService outbox;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  void exempted(Membership member, Instant end) {
    if (isTold(member)) {
      outbox.send(
          Mail.of(MailTemplate.EXEMPTION_GRANTED, profile(member).recipient())
              .with("actor", actor().name())
              .with("workspace", member.summary().workspaceName())
              .with("until", end));
    }
  }

  void exemptionEnded(Membership member) {
    if (isTold(member)) {
      outbox.send(
          Mail.of(MailTemplate.EXEMPTION_ENDED, profile(member).recipient())
              .with("actor", actor().name())
              .with("workspace", member.summary().workspaceName()));
    }
  }

  void roleChanged(Membership member, WorkspaceRole former) {
    if (isTold(member) && member.role() != former) {
      outbox.send(
          Mail.of(MailTemplate.MEMBER_ROLE_CHANGED, profile(member).recipient())
              .with("actor", actor().name())
              .with("workspace", member.summary().workspaceName())
              .with("former", Word.of("role.", former))
              .with("role", Word.of("role.", member.role()))
              .with("when", clock.instant()));
    }
  }

  void removed(Membership member) {
    if (isTold(member)) {
      outbox.send(
          Mail.of(MailTemplate.MEMBER_REMOVED, profile(member).recipient())
              .with("actor", actor().name())
              .with("workspace", member.summary().workspaceName())
              .with("when", clock.instant()));
    }
  }

  private boolean isTold(Membership member) {
    return profile(member).active();
  }

  private Profile profile(Membership member) {
    return accounts.profile(member.accountId()).orElseThrow();
  }

  private Profile actor() {
    return accounts.profile(request.requiredAccountId()).orElseThrow();
  }
}
