package mfa.enforcement;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.authenticator.AuthenticatorService;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.mail.Recipient;
import mfa.workspace.DueNotice;
import mfa.workspace.MemberNoticeService;
import mfa.workspace.MembershipSummary;
import mfa.workspace.NoticePolicy;

/**
 * Notifies members of what is required of them, some at a time, so that a workspace with many
 * members switches on as quickly as a small one. Who is bound is told nothing.
 */
@Stateless
public class NoticeService {

  @Inject private MemberNoticeService members;
  @Inject private AccountService accounts;
  @Inject private AuthenticatorService authenticators;
  @Inject private OutboxService outbox;
  @Inject private Clock clock;

  /** Tells the member, unless somebody else does. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void notify(long memberId) {
    members.claimNotice(memberId).ifPresent(this::notify);
  }

  /** Reminds the member, unless somebody else does. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void remind(long memberId) {
    members.claimReminder(memberId).ifPresent(this::remind);
  }

  private void remind(DueNotice notice) {
    unbound(notice).ifPresent(account -> outbox.send(reminder(account.recipient(), notice)));
  }

  /** Says until when, where there still is time. */
  private Mail reminder(Recipient recipient, DueNotice notice) {
    MembershipSummary membership = notice.membership();
    Optional<Instant> until =
        Optional.ofNullable(membership.mfaRequiredSince())
            .map(since -> membership.graceEnd())
            .filter(clock.instant()::isBefore);
    return Mail.of(MailTemplate.BIND_REMINDER, recipient)
        .with("workspace", membership.workspaceName())
        .with("until", until.isPresent() ? until.get() : "")
        .with("actor", notice.asker().orElse(""))
        .with("words", notice.announcement());
  }

  private void notify(DueNotice notice) {
    Instant now = clock.instant();
    MembershipSummary membership = notice.membership();
    Optional<Profile> account = accounts.profile(notice.accountId());
    boolean exempt =
        account.filter(who -> EnforcementPolicy.isExempt(who, membership, now)).isPresent();
    members.planNotice(notice.memberId(), NoticePolicy.next(membership, exempt, now));
    if (membership.mfaRequiredSince() != null) {
      unbound(notice).ifPresent(who -> send(who, notice, exempt));
    }
  }

  private void send(Profile account, DueNotice notice, boolean exempt) {
    Instant now = clock.instant();
    MembershipSummary membership = notice.membership();
    Instant end = membership.graceEnd();
    if (exempt) {
      if (!NoticePolicy.isEarly(membership, now)) {
        outbox.send(
            Mail.of(MailTemplate.EXEMPTION_ENDS, account.recipient())
                .with("workspace", membership.workspaceName())
                .with("until", membership.exemptLast())
                .with(
                    "deadline",
                    end.isAfter(membership.exemptUntil()) ? end : membership.exemptLast()));
      }
    } else {
      outbox.send(
          RuleMail.required(
              account.recipient(),
              membership.workspaceName(),
              Optional.of(end).filter(now::isBefore),
              notice.asker(),
              notice.announcement()));
    }
  }

  private Optional<Profile> unbound(DueNotice notice) {
    return accounts
        .profile(notice.accountId())
        .filter(account -> account.active() && !authenticators.isBound(account.id()));
  }
}
