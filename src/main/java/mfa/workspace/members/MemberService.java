package mfa.workspace.members;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
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
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.authenticator.AuthenticatorService;
import mfa.enforcement.EnforcementPolicy;
import mfa.invitation.InvitationService;
import mfa.mail.EmailAddress;
import mfa.mail.OutboxService;
import mfa.platform.persistence.ReadOnce;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.ExportResult;
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
  @Inject private AuthenticatorService authenticators;
  @Inject private OutboxService outbox;
  @Inject private ExportMails mails;
  @Inject private AuditService audit;
  @Inject private ReadOnce readOnce;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /** A page of the members; empty where the caller does not administer the workspace. */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
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
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public long count(long workspaceId, MemberFilter filter) {
    return workspaces.administered(workspaceId).map(own -> counted(workspaceId, filter)).orElse(0L);
  }

  /** A page asks how many there are, and so does the list on it. */
  private long counted(long workspaceId, MemberFilter filter) {
    return readOnce.get(
        Long.class,
        List.of(workspaceId, filter),
        () -> people.count(workspaces.rule(workspaceId), filter, clock.instant()));
  }

  /**
   * How many of the members are bound, of those who joined; empty where the caller does not
   * administer the workspace.
   */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Readiness> readiness(long workspaceId) {
    return workspaces
        .administered(workspaceId)
        .map(own -> members.readiness(workspaceId, 0, clock.instant()));
  }

  /**
   * Notes that the list left the product; it is unknown where the caller does not administer it.
   */
  @RolesAllowed(Roles.MEMBER)
  public ExportResult beginExport(long workspaceId) {
    Optional<MembershipSummary> own = workspaces.administered(workspaceId);
    if (own.isEmpty()) {
      return ExportResult.UNKNOWN;
    }
    if (!mails.mayExport(workspaceId)) {
      return ExportResult.TOO_OFTEN;
    }
    record(AuditAction.MEMBERS_EXPORTED, workspaceId, "");
    mails.membersExported(own.get());
    return ExportResult.ALLOWED;
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
    long by = request.requiredAccountId();
    if (!members.askToRemind(memberId, by, now.minus(BETWEEN_REMINDERS), now)) {
      return MembershipChangeResult.REMINDED_BEFORE;
    }
    audit.record(
        AuditEvent.success(AuditAction.MEMBERS_REMINDED, member.get().account().id())
            .in(workspaceId));
    return MembershipChangeResult.DONE;
  }

  /**
   * How many of these members have to bind at their next click once they are in the pilot group,
   * and do not yet.
   */
  @RolesAllowed(Roles.MEMBER)
  public long countToBindAtOnce(long workspaceId, List<Long> memberIds) {
    if (workspaces.administered(workspaceId).isEmpty()) {
      return 0;
    }
    List<Member> chosen =
        workspaces.members(memberIds).stream()
            .filter(member -> member.membership().workspaceId() == workspaceId)
            .filter(member -> member.account().active())
            .toList();
    Set<Long> bound = authenticators.boundSince(accountIds(chosen)).keySet();
    return chosen.stream()
        .filter(member -> !bound.contains(member.account().id()))
        .filter(member -> unbound(member, member.membership()) != MfaState.OVERDUE)
        .filter(member -> unbound(member, member.asPilot()) == MfaState.OVERDUE)
        .count();
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
        notices.planReminders(workspaceId, request.requiredAccountId(), since)
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
    Set<Long> ids = accountIds(found);
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

  private static Set<Long> accountIds(List<Member> found) {
    return found.stream().map(each -> each.account().id()).collect(Collectors.toSet());
  }

  private MemberItem item(
      Member member, boolean mailRefused, Instant boundSince, Instant lastReset) {
    MembershipSummary membership = member.membership();
    boolean exempt = EnforcementPolicy.isExempt(member.account(), membership, clock.instant());
    MfaState mfa = boundSince == null ? unbound(member, membership) : MfaState.BOUND;
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
        asked ? membership.requiredFrom() : boundSince,
        asked ? membership.graceEnd() : null,
        exempt ? membership.exemptUntil() : null,
        member.lastSignIn(),
        lastReset,
        member.pilot(),
        null);
  }

  /** How an unbound member stands, as one whom the workspace asks for that. */
  private MfaState unbound(Member member, MembershipSummary membership) {
    Instant now = clock.instant();
    if (EnforcementPolicy.isExempt(member.account(), membership, now)) {
      return MfaState.EXEMPT;
    }
    if (!EnforcementPolicy.asks(member.account(), membership, now)) {
      return MfaState.UNBOUND;
    }
    return membership.graceEnd().isAfter(now) ? MfaState.REQUIRED : MfaState.OVERDUE;
  }
}
