package mfa.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.platform.request.Roles;
import mfa.session.SessionService;

/**
 * Changes who belongs to a workspace and as what. A workspace always keeps one active owner, also
 * when two act at the same moment: each change locks the workspace and looks again (R58).
 */
@Stateless
public class MembershipService {

  private Memberships memberships;
  private WorkspaceAccess access;
  private SessionService sessions;
  private AuditService audit;

  protected MembershipService() {}

  @Inject
  public MembershipService(
      Memberships memberships,
      WorkspaceAccess access,
      SessionService sessions,
      AuditService audit) {
    this.memberships = memberships;
    this.access = access;
    this.sessions = sessions;
    this.audit = audit;
  }

  /** Gives a member another role; needs a fresh code (R62). */
  @RolesAllowed(Roles.MEMBER)
  public MembershipChange changeRole(long workspaceId, long memberId, WorkspaceRole newRole) {
    if (!sessions.hasFreshCode()) {
      return isAdministered(workspaceId) ? MembershipChange.NEEDS_CODE : MembershipChange.UNKNOWN;
    }
    return change(workspaceId, memberId, newRole);
  }

  /**
   * Ends a membership; its rule about MFA ends with it. Where that takes power from somebody, it
   * needs a fresh code like any change of such a role (R62).
   */
  @RolesAllowed(Roles.MEMBER)
  public MembershipChange remove(long workspaceId, long memberId) {
    return change(workspaceId, memberId, null);
  }

  private boolean isAdministered(long workspaceId) {
    return access.administered(workspaceId).isPresent();
  }

  private MembershipChange change(long workspaceId, long memberId, WorkspaceRole newRole) {
    memberships.lock(workspaceId);
    Optional<Membership> actor = access.administered(workspaceId);
    Optional<Membership> member = actor.flatMap(own -> access.member(workspaceId, memberId));
    if (member.isEmpty()) {
      return MembershipChange.UNKNOWN;
    }
    MembershipChange result = decide(actor.get(), member.get(), newRole);
    AuditAction action =
        newRole == null ? AuditAction.MEMBER_REMOVED : AuditAction.MEMBER_ROLE_CHANGED;
    String roles = member.get().role() + (newRole == null ? "" : " -> " + newRole);
    record(action, member.get(), result, roles);
    if (result == MembershipChange.DONE) {
      carryOut(member.get(), newRole);
    }
    return result;
  }

  private MembershipChange decide(Membership actor, Membership member, WorkspaceRole newRole) {
    Optional<MembershipChange> refusal = MembershipPolicy.refusal(actor, member, newRole);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (member.role().administers() && !sessions.hasFreshCode()) {
      return MembershipChange.NEEDS_CODE;
    }
    return newRole != WorkspaceRole.OWNER
            && MembershipPolicy.isLastOwner(
                member, memberships.activeOwners(member.line().workspaceId()))
        ? MembershipChange.LAST_OWNER
        : MembershipChange.DONE;
  }

  private void carryOut(Membership member, WorkspaceRole newRole) {
    if (newRole == null) {
      memberships.remove(member);
    } else {
      member.changeRole(newRole);
    }
  }

  private void record(
      AuditAction action, Membership member, MembershipChange result, String detail) {
    AuditEvent event =
        result == MembershipChange.DONE
            ? AuditEvent.success(action, member.accountId()).saying(detail)
            : AuditEvent.failure(action, member.accountId()).saying(detail + ": " + result);
    audit.record(event.in(member.line().workspaceId()));
  }
}
