package mfa.enforcement;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.DueNotice;
import mfa.account.MembershipLine;
import mfa.account.Profile;
import mfa.account.WorkspaceService;
import mfa.authenticator.AuthenticatorService;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;

/**
 * Tells members what is required of them, some at a time, so that a workspace with many members
 * switches on as quickly as a small one. Who is bound is told nothing.
 */
@Stateless
public class NoticeSteps {

  static final int BATCH = 100;

  /** So many members are planned for in one transaction. */
  static final int PLANNED = 1000;

  private WorkspaceService workspaces;
  private MemberPlans plans;
  private AccountService accounts;
  private AuthenticatorService authenticators;
  private OutboxService outbox;
  private Clock clock;

  protected NoticeSteps() {}

  @Inject
  public NoticeSteps(
      WorkspaceService workspaces,
      MemberPlans plans,
      AccountService accounts,
      AuthenticatorService authenticators,
      OutboxService outbox,
      Clock clock) {
    this.workspaces = workspaces;
    this.plans = plans;
    this.accounts = accounts;
    this.authenticators = authenticators;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Plans notices and reminders for the next members of workspaces where all are told or reminded.
   *
   * @return whether there may be more
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean carryOutPlans() {
    int left = PLANNED;
    Optional<MemberPlan> plan = plans.lockNext();
    while (left > 0 && plan.isPresent()) {
      left -= plans.carryOut(plan.get(), left);
      plan = left > 0 ? plans.lockNext() : plan;
    }
    return plan.isPresent();
  }

  /**
   * Tells a batch of those who are due.
   *
   * @return how many were due; a full batch means that there may be more
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public int tellDue() {
    List<DueNotice> due = workspaces.claimNotices(BATCH);
    due.forEach(this::tell);
    return due.size();
  }

  /**
   * Reminds a batch of those whom somebody asked to remind.
   *
   * @return how many were due; a full batch means that there may be more
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public int remindDue() {
    List<DueNotice> due = workspaces.claimReminders(BATCH);
    due.forEach(
        notice ->
            unbound(notice)
                .ifPresent(
                    account ->
                        outbox.send(
                            Mail.of(MailTemplate.BIND_REMINDER, account.recipient())
                                .with("workspace", notice.membership().workspaceName()))));
    return due.size();
  }

  private void tell(DueNotice notice) {
    Instant now = clock.instant();
    MembershipLine membership = notice.membership();
    Optional<Profile> account = accounts.profile(notice.accountId());
    boolean exempt =
        account.filter(who -> EnforcementPolicy.isExempt(who, membership, now)).isPresent();
    workspaces.planNotice(notice.memberId(), NoticePolicy.next(membership, exempt, now));
    if (membership.mfaRequiredSince() != null) {
      unbound(notice).ifPresent(who -> send(who, membership, exempt));
    }
  }

  private void send(Profile account, MembershipLine membership, boolean exempt) {
    Instant now = clock.instant();
    Instant end = EnforcementPolicy.graceEnd(membership);
    if (exempt) {
      outbox.send(
          Mail.of(MailTemplate.EXEMPTION_ENDS, account.recipient())
              .with("workspace", membership.workspaceName())
              .with("until", membership.exemptUntil()));
    } else if (end.isAfter(now)) {
      outbox.send(
          Mail.of(MailTemplate.MFA_WILL_BE_REQUIRED, account.recipient())
              .with("workspace", membership.workspaceName())
              .with("until", end));
    } else {
      outbox.send(
          Mail.of(MailTemplate.MFA_REQUIRED, account.recipient())
              .with("workspace", membership.workspaceName()));
    }
  }

  private Optional<Profile> unbound(DueNotice notice) {
    return accounts
        .profile(notice.accountId())
        .filter(account -> account.active() && !authenticators.isBound(account.id()));
  }
}
