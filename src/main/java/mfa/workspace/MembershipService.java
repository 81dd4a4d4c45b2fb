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
    return of(request.requiredAccountId());
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
    return change(workspaceId, memberId, newRole);
  }

  /**
   * Ends a membership; its rule about MFA ends with it. Where that takes a privileged role from
   * somebody, it needs a fresh code like any change of such a role (R62).
   */
  @RolesAllowed(Roles.MEMBER)
  public MembershipChangeResult remove(long workspaceId, long memberId) {
    return change(workspaceId, memberId, null);
  }

  /**
   * Takes a member into the pilot group, with which the rule may begin, or out of it, which needs a
   * fresh code: it can free the member (R62), and nobody frees oneself (R66).
   */
  @RolesAllowed(Roles.MEMBER)
  public MembershipChangeResult changePilot(long workspaceId, long memberId, boolean pilot) {
    memberships.lock(workspaceId);
    Optional<Membership> actor = access.administered(workspaceId);
    Optional<Membership> member = actor.flatMap(own -> access.member(workspaceId, memberId));
    if (member.isEmpty()) {
      return MembershipChangeResult.UNKNOWN;
    }
    if (!pilot && !sessions.hasFreshCode()) {
      return MembershipChangeResult.NEEDS_CODE;
    }
    boolean frees = !pilot && member.get().isOf(actor.get().accountId());
    MembershipChangeResult result =
        frees ? MembershipChangeResult.OWN_MEMBERSHIP : MembershipChangeResult.DONE;
    if (!frees && member.get().isPilot() != pilot) {
      member.get().changePilot(pilot, clock.instant());
      record(AuditAction.PILOT_CHANGED, member.get(), result, pilot ? "pilot on" : "pilot off");
    }
    return result;
  }

  private boolean isAdministered(long workspaceId) {
    return access.administered(workspaceId).isPresent();
  }

  private MembershipChangeResult change(long workspaceId, long memberId, WorkspaceRole newRole) {
    memberships.lock(workspaceId);
    Optional<Membership> actor = access.administered(workspaceId);
    Optional<Membership> member = actor.flatMap(own -> access.member(workspaceId, memberId));
    if (member.isEmpty()) {
      return MembershipChangeResult.UNKNOWN;
    }
    MembershipChangeResult result = decide(actor.get(), member.get(), newRole);
    AuditAction action =
        newRole == null ? AuditAction.MEMBER_REMOVED : AuditAction.MEMBER_ROLE_CHANGED;
    String roles = member.get().role() + (newRole == null ? "" : " -> " + newRole);
    record(action, member.get(), result, roles);
    if (result == MembershipChangeResult.DONE) {
      apply(member.get(), newRole);
    }
    return result;
  }

  private MembershipChangeResult decide(
      Membership actor, Membership member, WorkspaceRole newRole) {
    Optional<MembershipChangeResult> refusal = MembershipPolicy.refusal(actor, member, newRole);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (member.role().administers() && !sessions.hasFreshCode()) {
      return MembershipChangeResult.NEEDS_CODE;
    }
    return newRole != WorkspaceRole.OWNER
            && MembershipPolicy.isLastOwner(
                member,
                accounts.active(
                    memberships.accountIds(
                        member.summary().workspaceId(), Set.of(WorkspaceRole.OWNER))))
        ? MembershipChangeResult.LAST_OWNER
        : MembershipChangeResult.DONE;
  }

  private void apply(Membership member, WorkspaceRole newRole) {
    if (newRole == null) {
      mails.removed(member);
      memberships.remove(member);
    } else {
      WorkspaceRole former = member.role();
      member.changeRole(newRole);
      mails.roleChanged(member, former);
    }
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
