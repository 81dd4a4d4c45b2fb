package mfa.workspace.members;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.authenticator.AuthenticatorService;
import mfa.enforcement.EnforcementService;
import mfa.enforcement.RuleMail;
import mfa.invitation.InvitationService;
import mfa.mail.Mail;
import mfa.mail.MailPreview;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.mail.Recipient;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.session.SessionService;
import mfa.workspace.MemberNoticeService;
import mfa.workspace.MembershipSummary;
import mfa.workspace.RuleStart;
import mfa.workspace.WorkspaceRule;
import mfa.workspace.WorkspaceService;

/**
 * Makes MFA mandatory in a workspace, or not any more. It reaches open sessions by itself: {@link
 * EnforcementService} is asked again at every request (R44).
 */
@Stateless
public class WorkspaceSecurityService {

  public static final int MAX_GRACE_DAYS = RuleStart.MAX_GRACE_DAYS;
  public static final Duration LATEST_START = Duration.ofDays(90);

  private static final MemberFilter OVERDUE = new MemberFilter("", null, MfaState.OVERDUE);
  private static final int DAYS_OF_PROGRESS = 30;

  @Inject private WorkspaceService workspaces;
  @Inject private AccountService accounts;
  @Inject private InvitationService invitations;
  @Inject private ListedPersons people;
  @Inject private Members members;
  @Inject private MemberNoticeService notices;
  @Inject private AuthenticatorService authenticators;
  @Inject private SessionService sessions;
  @Inject private OutboxService outbox;
  @Inject private AuditService audit;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /** The rule and who is ready for it; empty where the caller does not administer the workspace. */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<WorkspaceSecurity> security(long workspaceId) {
    return workspaces.administered(workspaceId).map(this::security);
  }

  private WorkspaceSecurity security(MembershipSummary own) {
    Instant now = clock.instant();
    WorkspaceRule rule = workspaces.rule(own.workspaceId());
    return new WorkspaceSecurity(
        own.workspaceName(),
        own.role(),
        rule,
        members.readiness(own.workspaceId(), invitations.countOpen(own.workspaceId()), now),
        people.count(rule, OVERDUE, now),
        isLater(rule.requiredSince(), now),
        isLater(rule.pilotSince(), now));
  }

  private static boolean isLater(Instant since, Instant now) {
    return since != null && since.isAfter(now);
  }

  /**
   * How many of the present members were bound at the end of each of the last 30 days, in the zone
   * of the caller; empty where the caller does not administer the workspace.
   */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<BindingProgress> progress(long workspaceId) {
    return workspaces.administered(workspaceId).map(this::progress);
  }

  private BindingProgress progress(MembershipSummary own) {
    ZoneId zone = accounts.ownProfile().timeZone();
    LocalDate today = clock.instant().atZone(zone).toLocalDate();
    LocalDate first = today.minusDays(DAYS_OF_PROGRESS - 1L);
    List<Instant> midnights =
        first.datesUntil(today.plusDays(2)).map(day -> day.atStartOfDay(zone).toInstant()).toList();
    Readiness readiness = members.readiness(own.workspaceId(), 0, clock.instant());
    return BindingProgress.of(first, readiness, members.boundBetween(own.workspaceId(), midnights));
  }

  /**
   * Asks all members for an authenticator: now or from a day on, or the pilot group first, with
   * words of one's own in the mails, which leave now. Where that is so already, the grace period
   * does not begin again.
   *
   * @throws IllegalArgumentException if it begins in the past or more than 90 days ahead
   */
  @RolesAllowed(Roles.MEMBER)
  public SecurityChangeResult switchOn(long workspaceId, RuleStart start) {
    checkStart(start);
    if (workspaces.administered(workspaceId).isEmpty()) {
      return SecurityChangeResult.UNKNOWN;
    }
    if (!authenticators.isBound(request.requiredAccountId())) {
      audit.record(
          AuditEvent.failure(AuditAction.MFA_REQUIRED, request.requiredAccountId())
              .in(workspaceId)
              .saying(SecurityChangeResult.NEEDS_BINDING.name()));
      return SecurityChangeResult.NEEDS_BINDING;
    }
    if (workspaces.requireMfa(workspaceId, start, request.requiredAccountId())) {
      notices.planNotices(workspaceId, clock.instant());
      record(AuditAction.MFA_REQUIRED, workspaceId, detail(start));
    }
    return SecurityChangeResult.DONE;
  }

  private static String detail(RuleStart start) {
    return "grace "
        + start.graceDays()
        + " days"
        + (start.from() == null ? "" : " from " + start.from())
        + (start.pilotOnly() ? " for the pilot group" : "");
  }

  private void checkStart(RuleStart start) {
    Instant now = clock.instant();
    if (start.from() != null
        && (start.from().isBefore(now) || start.from().isAfter(now.plus(LATEST_START)))) {
      throw new IllegalArgumentException("The rule begins within 90 days.");
    }
  }

  /** The mail that announces the rule, as the caller would get it; empty for others. */
  @RolesAllowed(Roles.MEMBER)
  public Optional<MailPreview> preview(long workspaceId, RuleStart start) {
    checkStart(start);
    Profile own = accounts.ownProfile();
    Instant now = clock.instant();
    Instant from = start.from() == null ? now : start.from();
    Instant end = from.plus(Duration.ofDays(start.graceDays()));
    return workspaces
        .administered(workspaceId)
        .map(
            membership ->
                outbox.preview(
                    RuleMail.required(
                        own.recipient(),
                        membership.workspaceName(),
                        Optional.of(end).filter(now::isBefore),
                        Optional.of(own.name()),
                        start.quoted(own.name()))));
  }

  /**
   * Changes the grace period of a rule that is on: a shorter one may be over at once, a longer one
   * is told to all owners, like the end of the rule.
   *
   * @throws IllegalArgumentException if the grace is not 0 to 30 days
   */
  @RolesAllowed(Roles.MEMBER)
  public SecurityChangeResult changeGrace(long workspaceId, int graceDays) {
    checkGrace(graceDays);
    Optional<SecurityChangeResult> refusal = refusal(workspaceId);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    OptionalInt former = workspaces.changeGrace(workspaceId, graceDays);
    if (former.isPresent()) {
      notices.planNotices(workspaceId, clock.instant());
    }
    if (former.isPresent() && graceDays > former.getAsInt()) {
      notifyOfLongerGrace(workspaceId, former.getAsInt(), graceDays);
    }
    record(AuditAction.GRACE_CHANGED, workspaceId, "grace " + graceDays + " days");
    return SecurityChangeResult.DONE;
  }

  /** Frees all members at once; all owners are notified (R62). */
  @RolesAllowed(Roles.MEMBER)
  public SecurityChangeResult switchOff(long workspaceId) {
    Optional<SecurityChangeResult> refusal = refusal(workspaceId);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    String workspace = workspaces.administered(workspaceId).orElseThrow().workspaceName();
    if (workspaces.requireNothing(workspaceId)) {
      notices.planNotices(workspaceId, null);
      record(AuditAction.MFA_NOT_REQUIRED, workspaceId, "");
      workspaces.owners(workspaceId).forEach(owner -> notify(owner, workspaceId, workspace));
    }
    return SecurityChangeResult.DONE;
  }

  private Optional<SecurityChangeResult> refusal(long workspaceId) {
    if (workspaces.administered(workspaceId).isEmpty()) {
      return Optional.of(SecurityChangeResult.UNKNOWN);
    }
    if (!authenticators.isBound(request.requiredAccountId())) {
      return Optional.of(SecurityChangeResult.NEEDS_BINDING);
    }
    return sessions.hasFreshCode()
        ? Optional.empty()
        : Optional.of(SecurityChangeResult.NEEDS_CODE);
  }

  private void notifyOfLongerGrace(long workspaceId, int former, int graceDays) {
    String workspace = workspaces.administered(workspaceId).orElseThrow().workspaceName();
    for (Recipient owner : workspaces.owners(workspaceId)) {
      outbox.send(
          Mail.of(MailTemplate.GRACE_LENGTHENED, owner)
              .with("actor", callerName())
              .with("workspace", workspace)
              .with("id", workspaceId)
              .with("former", former)
              .with("days", graceDays)
              .with("when", clock.instant()));
    }
  }

  private void notify(Recipient owner, long workspaceId, String workspace) {
    outbox.send(
        Mail.of(MailTemplate.MFA_NOT_REQUIRED, owner)
            .with("actor", callerName())
            .with("workspace", workspace)
            .with("id", workspaceId)
            .with("when", clock.instant()));
  }

  private String callerName() {
    return accounts.profile(request.requiredAccountId()).orElseThrow().name();
  }

  private void record(AuditAction action, long workspaceId, String detail) {
    audit.record(
        AuditEvent.success(action, request.requiredAccountId()).in(workspaceId).saying(detail));
  }

  private static void checkGrace(int graceDays) {
    if (graceDays < 0 || graceDays > MAX_GRACE_DAYS) {
      throw new IllegalArgumentException("Grace is 0 to 30 days.");
    }
  }
}
