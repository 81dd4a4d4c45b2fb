package mfa.workspace.members;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import mfa.account.AccountService;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.authenticator.AuthenticatorService;
import mfa.enforcement.EnforcementPolicy;
import mfa.invitation.InvitationService;
import mfa.mail.EmailAddress;
import mfa.mail.OutboxService;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.workspace.Member;
import mfa.workspace.MemberNoticeService;
import mfa.workspace.MembershipChangeResult;
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
  @Inject private ListedPersons people;
  @Inject private Members members;
  @Inject private InvitationService invitations;
  @Inject private MemberNoticeService notices;
  @Inject private AccountService accounts;
  @Inject private AuthenticatorService authenticators;
  @Inject private OutboxService outbox;
  @Inject private ExportMails mails;
  @Inject private AuditService audit;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /** A page of the members; empty where the caller does not administer the workspace. */
  @RolesAllowed(Roles.MEMBER)
  public List<MemberItem> page(long workspaceId, MemberFilter filter, MemberPage page) {
    return workspaces
        .administered(workspaceId)
        .map(
            own ->
                items(
                    own, people.page(workspaces.rule(workspaceId), filter, page, clock.instant())))
        .orElse(List.of());
  }

  @RolesAllowed(Roles.MEMBER)
  public long count(long workspaceId, MemberFilter filter) {
    return workspaces
        .administered(workspaceId)
        .map(own -> people.count(workspaces.rule(workspaceId), filter, clock.instant()))
        .orElse(0L);
  }

  /** Notes that the list left the product; false where the caller does not administer it. */
  @RolesAllowed(Roles.MEMBER)
  public boolean beginExport(long workspaceId) {
    Optional<MembershipSummary> own = workspaces.administered(workspaceId);
    if (own.isPresent()) {
      record(AuditAction.MEMBERS_EXPORTED, workspaceId, "");
      mails.membersExported(own.get());
    }
    return own.isPresent();
  }

  /** Has an unbound member reminded by mail, at most once a day. */
  @RolesAllowed(Roles.MEMBER)
  public MembershipChangeResult remind(long workspaceId, long memberId) {
    Optional<Member> member = workspaces.administeredMember(workspaceId, memberId);
    if (member.isEmpty()) {
      return MembershipChangeResult.UNKNOWN;
    }
    if (!member.get().account().active()) {
      return MembershipChangeResult.NOT_ACTIVE;
    }
    if (authenticators.isBound(member.get().account().id())) {
      return MembershipChangeResult.BOUND_ALREADY;
    }
    Instant now = clock.instant();
    String by = accounts.ownProfile().name();
    if (!members.askToRemind(memberId, by, now.minus(BETWEEN_REMINDERS), now)) {
      return MembershipChangeResult.REMINDED_BEFORE;
    }
    audit.record(
        AuditEvent.success(AuditAction.MEMBERS_REMINDED, member.get().account().id())
            .in(workspaceId));
    return MembershipChangeResult.DONE;
  }

  /** How many would be reminded if all who are unbound were. */
  @RolesAllowed(Roles.MEMBER)
  public long countToRemind(long workspaceId) {
    return workspaces.administered(workspaceId).isEmpty()
        ? 0
        : members.countToRemind(workspaceId, clock.instant().minus(BETWEEN_REMINDERS));
  }

  /**
   * Has all unbound members reminded, each at most once a day; it happens in the background.
   *
   * @return how many; empty where the caller does not administer the workspace
   */
  @RolesAllowed(Roles.MEMBER)
  public OptionalInt remindAllUnbound(long workspaceId) {
    if (workspaces.administered(workspaceId).isEmpty()) {
      return OptionalInt.empty();
    }
    Instant since = clock.instant().minus(BETWEEN_REMINDERS);
    int count =
        notices.planReminders(workspaceId, accounts.ownProfile().name(), since)
            ? (int) members.countToRemind(workspaceId, since)
            : 0;
    record(AuditAction.MEMBERS_REMINDED, workspaceId, count + " members");
    return OptionalInt.of(count);
  }

  private void record(AuditAction action, long workspaceId, String detail) {
    audit.record(
        AuditEvent.success(action, request.requiredAccountId()).in(workspaceId).saying(detail));
  }

  /** Who accepted an invitation, or left, a moment ago is left out. */
  private List<MemberItem> items(MembershipSummary own, List<ListedPerson> page) {
    Map<Long, MemberItem> invited =
        invitations.items(own.workspaceId(), ids(page, ListedPerson::invited)).stream()
            .map(MemberItem::invited)
            .collect(Collectors.toMap(MemberItem::id, Function.identity()));
    Map<Long, MemberItem> joined =
        items(workspaces.members(ids(page, person -> !person.invited()))).stream()
            .collect(Collectors.toMap(MemberItem::id, Function.identity()));
    return page.stream()
        .map(person -> person.invited() ? invited.get(person.id()) : joined.get(person.id()))
        .filter(Objects::nonNull)
        .toList();
  }

  private static List<Long> ids(List<ListedPerson> page, Predicate<ListedPerson> which) {
    return page.stream().filter(which).map(ListedPerson::id).toList();
  }

  private List<MemberItem> items(List<Member> found) {
    Set<Long> ids = found.stream().map(each -> each.account().id()).collect(Collectors.toSet());
    Map<Long, Instant> bound = authenticators.boundSince(ids);
    Set<EmailAddress> refused =
        outbox.refused(
            found.stream().map(each -> each.account().email()).collect(Collectors.toSet()));
    Map<Long, Instant> resets = audit.lastTimes(ids, AuditAction.MFA_RESET);
    return found.stream()
        .map(
            each -> {
              long id = each.account().id();
              boolean mailRefused = refused.contains(each.account().email());
              return item(each, mailRefused, bound.get(id), resets.get(id));
            })
        .toList();
  }

  private MemberItem item(
      Member member, boolean mailRefused, Instant boundSince, Instant lastReset) {
    Instant now = clock.instant();
    MembershipSummary membership = member.membership();
    boolean exempt = EnforcementPolicy.isExempt(member.account(), membership, now);
    MfaState mfa = state(member, boundSince != null, exempt, now);
    boolean asked = mfa == MfaState.REQUIRED || mfa == MfaState.OVERDUE;
    return new MemberItem(
        member.id(),
        member.account().id() == request.requiredAccountId(),
        member.account().name(),
        member.account().email().text(),
        mailRefused,
        membership.role(),
        member.state(),
        mfa,
        asked ? EnforcementPolicy.requiredFrom(membership) : boundSince,
        asked ? EnforcementPolicy.graceEnd(membership) : null,
        exempt ? membership.exemptUntil() : null,
        member.lastSignIn(),
        lastReset,
        member.pilot(),
        null);
  }

  private static MfaState state(Member member, boolean bound, boolean exempt, Instant now) {
    if (bound) {
      return MfaState.BOUND;
    }
    if (exempt) {
      return MfaState.EXEMPT;
    }
    if (!EnforcementPolicy.asks(member.account(), member.membership(), now)) {
      return MfaState.UNBOUND;
    }
    return EnforcementPolicy.graceEnd(member.membership()).isAfter(now)
        ? MfaState.REQUIRED
        : MfaState.OVERDUE;
  }
}
