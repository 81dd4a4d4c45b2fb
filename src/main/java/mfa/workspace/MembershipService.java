package mfa.workspace;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.session.SessionService;

/**
 * Changes who belongs to a workspace and as what. A workspace always keeps one active owner, also
 * when two act at the same moment: each change locks the workspace and looks again (R58).
 */
@Stateless
public class MembershipService {

  @Inject private Memberships memberships;
  @Inject private AccountService accounts;
  @Inject private WorkspaceAccess access;
  @Inject private SessionService sessions;
  @Inject private MemberMails mails;
  @Inject private AuditService audit;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /** The workspaces of an account, by name. */
  @PermitAll
  public List<MembershipSummary> of(long accountId) {
    return memberships.of(accountId).stream().map(Membership::summary).toList();
  }

  /** The account in this workspace; empty where it is no member. */
  @PermitAll
  public Optional<MembershipSummary> of(long accountId, long workspaceId) {
    return memberships.of(accountId, workspaceId).map(Membership::summary);
  }

  /** The caller's own workspaces, by name. */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<MembershipSummary> own() {
    return access.shown();
  }

  /**
   * The active owners of the workspaces that an account belongs to, the account itself left out,
   * each with those workspaces of theirs.
   */
  @PermitAll
  public Map<Profile, List<MembershipSummary>> ownersAround(long accountId) {
    Map<Long, List<MembershipSummary>> shared = new TreeMap<>();
    for (MembershipSummary membership : of(accountId)) {
      for (long owner :
          memberships.accountIds(membership.workspaceId(), Set.of(WorkspaceRole.OWNER))) {
        shared.computeIfAbsent(owner, any -> new ArrayList<>()).add(membership);
      }
    }
    shared.remove(accountId);
    Map<Profile, List<MembershipSummary>> owners = new LinkedHashMap<>();
    accounts.profiles(shared.keySet()).values().stream()
        .filter(Profile::active)
        .sorted(Comparator.comparing(Profile::id))
        .forEach(owner -> owners.put(owner, shared.get(owner.id())));
    return owners;
  }

  /**
   * Lets an account join a workspace, as it was invited to. Who is a member already gets a higher
   * role, and keeps a higher one.
   */
  @PermitAll
  public void join(long accountId, long workspaceId, WorkspaceRole role) {
    Optional<Membership> member = memberships.of(accountId, workspaceId);
    if (member.isEmpty()) {
      memberships.add(
          new Membership(
              memberships.workspace(workspaceId).orElseThrow(),
              accounts.lockListing(accountId),
              role,
              Optional.ofNullable(sessions.lastSignIns(Set.of(accountId)).get(accountId)),
              clock.instant()));
    } else if (role.compareTo(member.get().role()) < 0) {
      member.get().changeRole(role);
    }
  }

  /** Gives a member another role; needs a fresh code (R62). */
  @RolesAllowed(Roles.MEMBER)
  public MembershipChangeResult changeRole(long workspaceId, long memberId, WorkspaceRole newRole) {
    if (!sessions.hasFreshCode()) {
      return isAdministered(workspaceId)
          ? MembershipChangeResult.NEEDS_CODE
          : MembershipChangeResult.UNKNOWN;
    }
    return change(workspaceId, memberId, (actor, member) -> changeRole(actor, member, newRole));
  }

  private MembershipChangeResult changeRole(
      Membership actor, Membership member, WorkspaceRole newRole) {
    WorkspaceRole former = member.role();
    MembershipChangeResult result =
        MembershipPolicy.roleRefusal(actor, member, newRole)
            .or(() -> missingCode(member))
            .or(() -> newRole == WorkspaceRole.OWNER ? Optional.empty() : lastOwner(member))
            .orElse(MembershipChangeResult.DONE);
    record(AuditAction.MEMBER_ROLE_CHANGED, member, result, former + " -> " + newRole);
    if (result == MembershipChangeResult.DONE) {
      member.changeRole(newRole);
      mails.roleChanged(member, former);
    }
    return result;
  }

  /**
   * Ends a membership; its rule about MFA ends with it. Where that takes a privileged role from
   * somebody, it needs a fresh code like any change of such a role (R62).
   */
  @RolesAllowed(Roles.MEMBER)
  public MembershipChangeResult remove(long workspaceId, long memberId) {
    return change(workspaceId, memberId, this::remove);
  }

  private MembershipChangeResult remove(Membership actor, Membership member) {
    MembershipChangeResult result =
        MembershipPolicy.removalRefusal(actor, member)
            .or(() -> missingCode(member))
            .or(() -> lastOwner(member))
            .orElse(MembershipChangeResult.DONE);
    record(AuditAction.MEMBER_REMOVED, member, result, member.role().name());
    if (result == MembershipChangeResult.DONE) {
      mails.removed(member);
      memberships.remove(member);
    }
    return result;
  }

  /**
   * Takes a member into the pilot group, with which the rule may begin, or out of it, which needs a
   * fresh code: it can free the member (R62), and nobody frees oneself (R66).
   */
  @RolesAllowed(Roles.MEMBER)
  public MembershipChangeResult changePilot(long workspaceId, long memberId, boolean pilot) {
    return change(workspaceId, memberId, (actor, member) -> changePilot(actor, member, pilot));
  }

  private MembershipChangeResult changePilot(Membership actor, Membership member, boolean pilot) {
    if (!pilot && !sessions.hasFreshCode()) {
      return MembershipChangeResult.NEEDS_CODE;
    }
    MembershipChangeResult result =
        MembershipPolicy.pilotRefusal(actor, member, pilot).orElse(MembershipChangeResult.DONE);
    if (member.isPilot() != pilot) {
      record(AuditAction.PILOT_CHANGED, member, result, pilot ? "pilot on" : "pilot off");
      if (result == MembershipChangeResult.DONE) {
        putIntoPilot(member, pilot);
      }
    }
    return result;
  }

  private void putIntoPilot(Membership member, boolean pilot) {
    if (pilot) {
      member.joinPilot(clock.instant());
    } else {
      member.leavePilot(clock.instant());
    }
  }

  private boolean isAdministered(long workspaceId) {
    return access.administered(workspaceId).isPresent();
  }

  private MembershipChangeResult change(
      long workspaceId,
      long memberId,
      BiFunction<Membership, Membership, MembershipChangeResult> change) {
    memberships.lock(workspaceId);
    return access
        .administered(workspaceId)
        .flatMap(
            actor ->
                access.member(workspaceId, memberId).map(member -> change.apply(actor, member)))
        .orElse(MembershipChangeResult.UNKNOWN);
  }

  private Optional<MembershipChangeResult> missingCode(Membership member) {
    return member.role().administers() && !sessions.hasFreshCode()
        ? Optional.of(MembershipChangeResult.NEEDS_CODE)
        : Optional.empty();
  }

  private Optional<MembershipChangeResult> lastOwner(Membership member) {
    Set<Long> owners =
        accounts.active(
            memberships.accountIds(member.summary().workspaceId(), Set.of(WorkspaceRole.OWNER)));
    return MembershipPolicy.isLastOwner(member, owners)
        ? Optional.of(MembershipChangeResult.LAST_OWNER)
        : Optional.empty();
  }

  private void record(
      AuditAction action, Membership member, MembershipChangeResult result, String detail) {
    AuditEvent event =
        result == MembershipChangeResult.DONE
            ? AuditEvent.success(action, member.accountId()).saying(detail)
            : AuditEvent.failure(action, member.accountId()).saying(detail + ": " + result);
    audit.record(event.in(member.summary().workspaceId()));
  }
}
