package mfa.workspace.members;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.authenticator.AuthenticatorService;
import mfa.enforcement.EnforcementPolicy;
import mfa.mail.EmailAddress;
import mfa.mail.OutboxService;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.session.SessionService;
import mfa.workspace.Member;
import mfa.workspace.MemberNoticeService;
import mfa.workspace.MembershipSummary;
import mfa.workspace.WorkspaceService;

/**
 * Shows the members of a workspace to its owners and administrators, and reminds them. To everybody
 * else the workspace is one that does not exist (R58).
 */
@Stateless
public class MemberService {

  /** Nobody is reminded more often by somebody's hand. */
  static final Duration BETWEEN_REMINDERS = Duration.ofDays(1);

  @Inject private WorkspaceService workspaces;
  @Inject private Members members;
  @Inject private MemberNoticeService notices;
  @Inject private AuthenticatorService authenticators;
  @Inject private SessionService sessions;
  @Inject private OutboxService outbox;
  @Inject private AuditService audit;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /** A page of the members; empty where the caller does not administer the workspace. */
  @RolesAllowed(Roles.MEMBER)
  public List<MemberItem> page(long workspaceId, MemberFilter filter, MemberPage page) {
    return workspaces
        .administered(workspaceId)
        .map(own -> items(own, filter, page))
        .orElse(List.of());
  }

  @RolesAllowed(Roles.MEMBER)
  public long count(long workspaceId, MemberFilter filter) {
    return workspaces.administered(workspaceId).isEmpty()
        ? 0
        : members.count(workspaceId, filter, clock.instant());
  }

  /** Notes that the list left the product; false where the caller does not administer it. */
  @RolesAllowed(Roles.MEMBER)
  public boolean beginExport(long workspaceId) {
    boolean allowed = workspaces.administered(workspaceId).isPresent();
    if (allowed) {
      record(AuditAction.MEMBERS_EXPORTED, workspaceId, "");
    }
    return allowed;
  }

  /**
   * Has unbound members reminded by mail, each at most once a day.
   *
   * @return how many; empty where the caller does not administer the workspace
   */
  @RolesAllowed(Roles.MEMBER)
  public OptionalInt remind(long workspaceId, Set<Long> memberIds) {
    return memberIds.isEmpty() ? OptionalInt.of(0) : remindThese(workspaceId, memberIds);
  }

  /** The same for all members who are unbound; it happens in the background. */
  @RolesAllowed(Roles.MEMBER)
  public OptionalInt remindAllUnbound(long workspaceId) {
    if (workspaces.administered(workspaceId).isEmpty()) {
      return OptionalInt.empty();
    }
    Instant since = clock.instant().minus(BETWEEN_REMINDERS);
    int count =
        notices.planReminders(workspaceId, since)
            ? (int) members.countToRemind(workspaceId, since)
            : 0;
    record(AuditAction.MEMBERS_REMINDED, workspaceId, count + " members");
    return OptionalInt.of(count);
  }

  private OptionalInt remindThese(long workspaceId, Set<Long> memberIds) {
    if (workspaces.administered(workspaceId).isEmpty()) {
      return OptionalInt.empty();
    }
    Instant now = clock.instant();
    int count = members.askToRemind(workspaceId, memberIds, now.minus(BETWEEN_REMINDERS), now);
    record(AuditAction.MEMBERS_REMINDED, workspaceId, count + " members");
    return OptionalInt.of(count);
  }

  private void record(AuditAction action, long workspaceId, String detail) {
    audit.record(
        AuditEvent.success(action, request.requiredAccountId()).in(workspaceId).saying(detail));
  }

  private List<MemberItem> items(MembershipSummary own, MemberFilter filter, MemberPage page) {
    Instant now = clock.instant();
    List<Member> found = workspaces.members(members.page(own.workspaceId(), filter, page, now));
    Set<Long> ids = found.stream().map(each -> each.account().id()).collect(Collectors.toSet());
    Map<Long, Instant> bound = authenticators.boundSince(ids);
    Map<Long, Instant> signIns = sessions.lastSignIns(ids);
    Set<EmailAddress> refused =
        outbox.refused(
            found.stream().map(each -> each.account().email()).collect(Collectors.toSet()));
    Map<Long, Instant> resets = audit.lastTimes(ids, AuditAction.MFA_RESET);
    return found.stream()
        .map(
            each -> {
              long id = each.account().id();
              boolean mailRefused = refused.contains(each.account().email());
              return item(each, mailRefused, bound.get(id), signIns.get(id), resets.get(id));
            })
        .toList();
  }

  private MemberItem item(
      Member member,
      boolean mailRefused,
      Instant boundSince,
      Instant lastSignIn,
      Instant lastReset) {
    Instant now = clock.instant();
    MembershipSummary membership = member.membership();
    boolean exempt = EnforcementPolicy.isExempt(member.account(), membership, now);
    MfaState mfa = state(member, boundSince != null, exempt, now);
    return new MemberItem(
        member.id(),
        member.account().id() == request.requiredAccountId(),
        member.account().name(),
        member.account().email().text(),
        mailRefused,
        membership.role(),
        member.state(),
        mfa,
        mfa == MfaState.REQUIRED ? EnforcementPolicy.requiredFrom(membership) : boundSince,
        exempt ? membership.exemptUntil() : null,
        lastSignIn,
        lastReset);
  }

  private static MfaState state(Member member, boolean bound, boolean exempt, Instant now) {
    if (bound) {
      return MfaState.BOUND;
    }
    if (exempt) {
      return MfaState.EXEMPT;
    }
    return EnforcementPolicy.asks(member.account(), member.membership(), now)
        ? MfaState.REQUIRED
        : MfaState.UNBOUND;
  }
}
