package mfa.workspace;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.mail.Recipient;
import mfa.platform.persistence.ReadOnce;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.ListPage;
import mfa.platform.request.Roles;

/**
 * Knows the workspaces, their rule about MFA, and who administers them. A workspace that is not the
 * caller's is answered like one that does not exist (R58).
 */
@Stateless
public class WorkspaceService {

  @Inject private Memberships memberships;
  @Inject private AccountService accounts;
  @Inject private WorkspaceAccess access;
  @Inject private ReadOnce readOnce;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /**
   * Makes a workspace without members.
   *
   * @return its id
   */
  @PermitAll
  public long create(String name, Locale language) {
    Workspace workspace = new Workspace(name, language, clock.instant());
    memberships.add(workspace);
    return workspace.id();
  }

  /** Whether there is such a workspace, and it is not closed. */
  @PermitAll
  public boolean isOpen(long workspaceId) {
    return memberships.workspace(workspaceId).filter(found -> !found.isClosed()).isPresent();
  }

  /** The workspace as platform administrators see it, open or closed. */
  @PermitAll
  public Optional<WorkspaceItem> item(long workspaceId) {
    return memberships.item(workspaceId);
  }

  /**
   * Calls it something else.
   *
   * @return what it was called
   */
  @PermitAll
  public Optional<String> rename(long workspaceId, String name) {
    return memberships
        .lock(workspaceId)
        .map(
            workspace -> {
              String former = workspace.name();
              workspace.rename(name);
              return former;
            });
  }

  /** Closes it; false where there is none that is open. */
  @PermitAll
  public boolean close(long workspaceId) {
    Optional<Workspace> open = memberships.lock(workspaceId).filter(found -> !found.isClosed());
    open.ifPresent(workspace -> workspace.close(clock.instant()));
    return open.isPresent();
  }

  /** Opens it as it was; false where there is none that is closed. */
  @PermitAll
  public boolean reopen(long workspaceId) {
    Optional<Workspace> closed = memberships.lock(workspaceId).filter(Workspace::isClosed);
    closed.ifPresent(Workspace::reopen);
    return closed.isPresent();
  }

  /** A part of all workspaces whose name has that in it, by name. */
  @PermitAll
  public List<WorkspaceItem> page(String search, ListPage page) {
    return memberships.workspaces(search, page);
  }

  @PermitAll
  public long count(String search) {
    return memberships.countWorkspaces(search);
  }

  /** The workspace as the caller has it; empty where the caller is no member. */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<MembershipSummary> own(long workspaceId) {
    return access.shown(workspaceId);
  }

  /** Whom to ask about one of the caller's workspaces: its active owners, by name. */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND})
  public List<Contact> contacts(long workspaceId) {
    if (memberships.of(request.requiredAccountId(), workspaceId).isEmpty()) {
      return List.of();
    }
    return activeOwnersOf(workspaceId);
  }

  /** The active owners of a workspace, by name. */
  @PermitAll
  public List<Contact> activeOwnersOf(long workspaceId) {
    return activeOwners(workspaceId)
        .map(owner -> new Contact(owner.name(), owner.email()))
        .toList();
  }

  /** The caller's membership, if the caller is owner or administrator there. */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<MembershipSummary> administered(long workspaceId) {
    return access.shownToAdministrator(workspaceId);
  }

  /** The members with these ids, in this order; who is gone is left out. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Member> members(List<Long> memberIds) {
    if (memberIds.isEmpty()) {
      return List.of();
    }
    Map<Long, Membership> found =
        memberships.byIds(Set.copyOf(memberIds)).stream()
            .collect(Collectors.toMap(Membership::id, Function.identity()));
    Map<Long, Profile> profiles =
        accounts.profiles(
            found.values().stream().map(Membership::accountId).collect(Collectors.toSet()));
    return memberIds.stream()
        .map(found::get)
        .filter(Objects::nonNull)
        .map(membership -> member(membership, profiles.get(membership.accountId())))
        .toList();
  }

  /** The member, if the caller administers the workspace and it is one of there. */
  @PermitAll
  public Optional<Member> administeredMember(long workspaceId, long memberId) {
    return administered(workspaceId)
        .flatMap(own -> access.member(workspaceId, memberId))
        .flatMap(membership -> members(List.of(membership.id())).stream().findFirst());
  }

  /**
   * Notes that the member is notified how to get unbound.
   *
   * @return false where that happened later than {@code since}
   */
  @PermitAll
  public boolean markInstructed(long memberId, Instant since) {
    return memberships.lockMember(memberId).instruct(since, clock.instant());
  }

  private static Member member(Membership membership, Profile account) {
    return new Member(
        membership.id(),
        account,
        membership.accountState(),
        membership.summary(),
        membership.summaryAsPilot(),
        membership.lastSignIn().orElse(null),
        membership.isPilot());
  }

  @PermitAll
  public List<Recipient> owners(long workspaceId) {
    return activeOwners(workspaceId).map(Profile::recipient).toList();
  }

  /** Owners and administrators, also those who are disabled. */
  @PermitAll
  public List<Recipient> administrators(long workspaceId) {
    Set<Long> ids =
        memberships.accountIds(
            workspaceId, Set.of(WorkspaceRole.OWNER, WorkspaceRole.ADMINISTRATOR));
    return accounts.profiles(ids).values().stream()
        .sorted(Comparator.comparing(Profile::id))
        .map(Profile::recipient)
        .toList();
  }

  /** Whether nobody who is active owns it. */
  @PermitAll
  public boolean isOwnerless(long workspaceId) {
    return accounts
        .active(memberships.accountIds(workspaceId, Set.of(WorkspaceRole.OWNER)))
        .isEmpty();
  }

  /** By name. */
  private Stream<Profile> activeOwners(long workspaceId) {
    Set<Long> ids = memberships.accountIds(workspaceId, Set.of(WorkspaceRole.OWNER));
    return accounts.profiles(ids).values().stream()
        .filter(Profile::active)
        .sorted(Comparator.comparing(Profile::name).thenComparing(Profile::id));
  }

  /** Nobody gains or loses a role there between this and the end of the transaction. */
  @PermitAll
  public void lock(long workspaceId) {
    memberships.lock(workspaceId);
  }

  @PermitAll
  public String name(long workspaceId) {
    return memberships.workspace(workspaceId).orElseThrow().name();
  }

  /** The names of these workspaces, by id. */
  @PermitAll
  public Map<Long, String> names(Set<Long> workspaceIds) {
    return workspaceIds.isEmpty() ? Map.of() : memberships.workspaceNames(workspaceIds);
  }

  @PermitAll
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public WorkspaceRule rule(long workspaceId) {
    return readOnce.get(WorkspaceRule.class, workspaceId, () -> memberships.rule(workspaceId));
  }

  /**
   * Asks members for an authenticator; where they are asked already, nothing changes.
   *
   * @param by the account of who asks
   * @return whether this call changed anything
   */
  @PermitAll
  public boolean requireMfa(long workspaceId, RuleStart start, long by) {
    Workspace workspace = memberships.lock(workspaceId).orElseThrow();
    if (workspace.asksAlready(start.pilotOnly())) {
      return false;
    }
    workspace.requireMfa(start, by, start.from() == null ? clock.instant() : start.from());
    return true;
  }

  /**
   * Changes how long it can be put off.
   *
   * @return how many days that were, if the change touches anybody now
   */
  @PermitAll
  public OptionalInt changeGrace(long workspaceId, int graceDays) {
    Workspace workspace = memberships.lock(workspaceId).orElseThrow();
    int former = workspace.graceDays();
    workspace.changeGrace(graceDays);
    return workspace.asksAlready(false) ? OptionalInt.of(former) : OptionalInt.empty();
  }

  /**
   * Asks nobody any more.
   *
   * @return whether this call switched it off
   */
  @PermitAll
  public boolean requireNothing(long workspaceId) {
    Workspace workspace = memberships.lock(workspaceId).orElseThrow();
    if (!workspace.requiresMfa()) {
      return false;
    }
    workspace.requireNothing();
    return true;
  }
}
