package mfa.workspace;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
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
      Optional<Instant> reminder = member.nextNoticeBefore(end);
      outbox.send(
          Mail.of(MailTemplate.EXEMPTION_GRANTED, profile(member).recipient())
              .with("actor", actor().name())
              .with("workspace", member.summary().workspaceName())
              .with("until", MembershipSummary.last(end))
              .with("reminded", reminder.isPresent() ? reminder.get() : ""));
    }
  }

  /** With what is required now, and until when. Who is bound has to do nothing. */
  void exemptionEnded(Membership member) {
    if (isTold(member) && !member.isBound()) {
      MembershipSummary summary = member.summary();
      if (summary.mfaRequiredSince() == null) {
        sendExemptionEnded(member, Word.BIND_AT_WILL, "");
      } else if (summary.graceEnd().isAfter(clock.instant())) {
        sendExemptionEnded(member, "", summary.graceEnd());
      } else {
        sendExemptionEnded(member, Word.BIND_NOW, "");
      }
    }
  }

  private void sendExemptionEnded(Membership member, Object demand, Object until) {
    outbox.send(
        Mail.of(MailTemplate.EXEMPTION_ENDED, profile(member).recipient())
            .with("actor", actor().name())
            .with("workspace", member.summary().workspaceName())
            .with("demand", demand)
            .with("until", until));
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
