package mfa.account;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.mail.EmailAddress;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.session.SessionService;

/**
 * Asks people by mail to join a workspace. Whoever invites learns nothing about an account that the
 * address may have; the membership begins when its owner accepts (R64).
 */
@Stateless
public class InvitationService {

  /** So many addresses at once, and so many open invitations in a workspace. */
  public static final int MOST = 500;

  private InvitationSteps steps;
  private Memberships memberships;
  private WorkspaceAccess access;
  private SessionService sessions;
  private AuditService audit;
  private CurrentRequest request;

  protected InvitationService() {}

  @Inject
  public InvitationService(
      InvitationSteps steps,
      Memberships memberships,
      WorkspaceAccess access,
      SessionService sessions,
      AuditService audit,
      CurrentRequest request) {
    this.steps = steps;
    this.memberships = memberships;
    this.access = access;
    this.sessions = sessions;
    this.audit = audit;
    this.request = request;
  }

  /**
   * Invites each of the typed addresses that can be invited; nobody is mailed without end, also by
   * canceling and inviting again (R30). Granting power needs an owner with a fresh code (R62, R63).
   *
   * @throws IllegalArgumentException if there are more than 500 addresses
   */
  @RolesAllowed(Roles.MEMBER)
  public InvitationResult invite(
      long workspaceId, List<String> typed, WorkspaceRole role, Locale language) {
    if (typed.size() > MOST) {
      throw new IllegalArgumentException("At most 500 addresses are invited at once.");
    }
    memberships.lock(workspaceId);
    Optional<Membership> actor = administrator(workspaceId);
    if (actor.isEmpty()) {
      return InvitationResult.refused(MembershipChange.UNKNOWN);
    }
    Optional<MembershipChange> refusal = refusal(actor.get(), role);
    return refusal.isPresent()
        ? InvitationResult.refused(refusal.get())
        : steps.invite(workspaceId, typed, role, language);
  }

  /** The newest invitations that nobody has accepted or canceled. */
  @RolesAllowed(Roles.MEMBER)
  public List<InvitationLine> open(long workspaceId) {
    return administrator(workspaceId).isEmpty() ? List.of() : steps.open(workspaceId, MOST);
  }

  /** Sends a new link, at most once a minute; the old one ends. */
  @RolesAllowed(Roles.MEMBER)
  public MembershipChange resend(long workspaceId, long invitationId) {
    Optional<Membership> actor = administrator(workspaceId);
    Optional<WorkspaceRole> role = actor.flatMap(own -> steps.role(workspaceId, invitationId));
    if (role.isEmpty()) {
      return MembershipChange.UNKNOWN;
    }
    Optional<MembershipChange> refusal = refusal(actor.get(), role.get());
    return refusal.orElseGet(
        () ->
            steps.resend(workspaceId, invitationId)
                ? MembershipChange.DONE
                : MembershipChange.TOO_SOON);
  }

  @RolesAllowed(Roles.MEMBER)
  public MembershipChange cancel(long workspaceId, long invitationId) {
    return administrator(workspaceId).isPresent() && steps.cancel(workspaceId, invitationId)
        ? MembershipChange.DONE
        : MembershipChange.UNKNOWN;
  }

  /**
   * Asks somebody to own a workspace that no owner is active in, in the name of the caller, who is
   * no member; whether the caller may is decided by the one who calls.
   *
   * @return false where an owner is active, who invites others
   */
  @PermitAll
  public boolean inviteOwner(long workspaceId, EmailAddress email, Locale language) {
    return steps.inviteOwner(workspaceId, email, language);
  }

  /** Counts a mail of the caller to the address; false where it may not be sent now (R30). */
  @PermitAll
  public boolean mayBeMailed(EmailAddress email) {
    return steps.mayBeMailed(email);
  }

  /** How many can still be accepted. */
  @PermitAll
  public int countOpen(long workspaceId) {
    return steps.countOpen(workspaceId);
  }

  /** What the key of a mailed link opens; empty where it is used, canceled, old or unknown. */
  @PermitAll
  public Optional<InvitationOffer> offer(String key) {
    return steps.offer(key);
  }

  /** The account joins, if the invitation is for its address; false where it is not, or is over. */
  @PermitAll
  public boolean accept(String key, long accountId) {
    return steps.accept(key, accountId);
  }

  /** Makes the account that the invitation is for and lets it join; false where it is over. */
  @PermitAll
  public boolean acceptAsNew(String key, String name, String passwordHash) {
    return steps.acceptAsNew(key, name, passwordHash);
  }

  private Optional<Membership> administrator(long workspaceId) {
    return access.administered(workspaceId);
  }

  private Optional<MembershipChange> refusal(Membership actor, WorkspaceRole role) {
    if (!role.administers()) {
      return Optional.empty();
    }
    if (actor.role() != WorkspaceRole.OWNER) {
      audit.record(
          AuditEvent.failure(AuditAction.MEMBER_INVITED, request.requiredAccountId())
              .in(actor.line().workspaceId())
              .saying(role + ": " + MembershipChange.OWNERS_ONLY));
      return Optional.of(MembershipChange.OWNERS_ONLY);
    }
    return sessions.hasFreshCode() ? Optional.empty() : Optional.of(MembershipChange.NEEDS_CODE);
  }
}
