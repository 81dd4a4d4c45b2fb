package mfa.invitation;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mfa.account.AccountService;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.mail.EmailAddress;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.session.SessionService;
import mfa.workspace.MembershipChangeResult;
import mfa.workspace.MembershipService;
import mfa.workspace.MembershipSummary;
import mfa.workspace.WorkspaceRole;
import mfa.workspace.WorkspaceService;

/**
 * Asks people by mail to join a workspace. Anyone who invites learns nothing about an account that
 * the address may have; the membership begins when its owner accepts (R64).
 */
@Stateless
public class InvitationService {

  /** So many can be open in a workspace. */
  public static final int MAX_OPEN = 500;

  /** So many addresses in one call, which keeps others of the workspace waiting. */
  public static final int MAX_AT_ONCE = 25;

  @Inject private Invitations invitations;
  @Inject private AccountService accounts;
  @Inject private MembershipService memberships;
  @Inject private WorkspaceService workspaces;
  @Inject private InvitationRateLimit rateLimit;
  @Inject private InvitationSending sending;
  @Inject private SessionService sessions;
  @Inject private AuditService audit;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /**
   * Invites each of the typed addresses that can be invited; nobody is mailed without end, also by
   * canceling and inviting again (R30). Granting a privileged role needs an owner with a fresh code
   * (R62, R63).
   *
   * @throws IllegalArgumentException if there are more than 25 addresses
   */
  @RolesAllowed(Roles.MEMBER)
  public InvitationResult invite(
      long workspaceId, List<String> typed, WorkspaceRole role, Locale language) {
    if (typed.size() > MAX_AT_ONCE) {
      throw new IllegalArgumentException("At most 25 addresses are invited at once.");
    }
    workspaces.lock(workspaceId);
    Optional<MembershipChangeResult> refusal =
        workspaces
            .administered(workspaceId)
            .map(actor -> refusal(actor, role))
            .orElse(Optional.of(MembershipChangeResult.UNKNOWN));
    return refusal
        .map(InvitationResult::refused)
        .orElseGet(() -> inviteEach(workspaceId, typed, role, language));
  }

  private InvitationResult inviteEach(
      long workspaceId, List<String> typed, WorkspaceRole role, Locale language) {
    Map<String, InvitationProblem> failed = new HashMap<>();
    int room = MAX_OPEN - countOpen(workspaceId);
    int sent = 0;
    for (String text : inOrder(typed)) {
      Optional<EmailAddress> email = EmailAddress.parseReachable(text);
      Optional<InvitationProblem> problem =
          email.isEmpty()
              ? Optional.of(noAddress(text))
              : problem(workspaceId, email.get(), sent < room);
      if (problem.isPresent()) {
        failed.put(text, problem.get());
      } else {
        send(workspaceId, email.get(), role, language);
        sent++;
      }
    }
    return new InvitationResult(MembershipChangeResult.DONE, sent, asTyped(failed, typed));
  }

  private static InvitationProblem noAddress(String text) {
    return text.contains("@") ? InvitationProblem.UNREACHABLE : InvitationProblem.NO_ADDRESS;
  }

  /** Two who invite the same people lock their counters in one order: so neither stops both. */
  private static List<String> inOrder(List<String> typed) {
    return typed.stream()
        .sorted(
            Comparator.comparing(
                text -> EmailAddress.parse(text).map(EmailAddress::canonical).orElse("")))
        .toList();
  }

  private static Map<String, InvitationProblem> asTyped(
      Map<String, InvitationProblem> failed, List<String> typed) {
    Map<String, InvitationProblem> sorted = new LinkedHashMap<>();
    typed.stream().filter(failed::containsKey).forEach(text -> sorted.put(text, failed.get(text)));
    return sorted;
  }

  private Optional<InvitationProblem> problem(long workspaceId, EmailAddress email, boolean room) {
    if (accounts.idOf(email).flatMap(id -> memberships.of(id, workspaceId)).isPresent()) {
      return Optional.of(InvitationProblem.MEMBER);
    }
    Instant now = clock.instant();
    if (invitations.of(workspaceId, email).filter(open -> open.isOpen(now)).isPresent()) {
      return Optional.of(InvitationProblem.OPEN);
    }
    return room
        ? rateLimit.use(email, request.requiredAccountId())
        : Optional.of(InvitationProblem.FULL);
  }

  private Invitation send(
      long workspaceId, EmailAddress email, WorkspaceRole role, Locale language) {
    Invitation invitation =
        invitations.of(workspaceId, email).orElseGet(() -> new Invitation(workspaceId, email));
    invitation.as(role);
    sending.send(invitation, language, request.requiredAccountId());
    return invitation;
  }

  /** Those of them that nobody has accepted or canceled, for who administers the workspace. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<InvitationItem> items(long workspaceId, List<Long> ids) {
    return ids.isEmpty() ? List.of() : sending.items(invitations.notEndedIn(workspaceId, ids));
  }

  /** Whom these invitations to the workspace were mailed to, as long as they are kept. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Map<Long, String> addresses(long workspaceId, Set<Long> ids) {
    return ids.isEmpty() ? Map.of() : invitations.addresses(workspaceId, ids);
  }

  /** Sends a new link, at most once a minute; the old one ends. */
  @RolesAllowed(Roles.MEMBER)
  public MembershipChangeResult resend(long workspaceId, long invitationId) {
    Optional<MembershipSummary> actor = workspaces.administered(workspaceId);
    Optional<Invitation> invitation = actor.flatMap(own -> notEnded(workspaceId, invitationId));
    if (invitation.isEmpty()) {
      return MembershipChangeResult.UNKNOWN;
    }
    return refusal(actor.get(), invitation.get().role()).orElseGet(() -> resend(invitation.get()));
  }

  private MembershipChangeResult resend(Invitation invitation) {
    long inviterId = request.requiredAccountId();
    if (!invitation.canBeSentAgain(clock.instant())
        || rateLimit.use(invitation.email(), inviterId).isPresent()) {
      return MembershipChangeResult.TOO_SOON;
    }
    sending.send(invitation, invitation.language(), inviterId);
    return MembershipChangeResult.DONE;
  }

  @RolesAllowed(Roles.MEMBER)
  public MembershipChangeResult cancel(long workspaceId, long invitationId) {
    Optional<Invitation> invitation =
        workspaces.administered(workspaceId).flatMap(own -> notEnded(workspaceId, invitationId));
    if (invitation.isEmpty()) {
      return MembershipChangeResult.UNKNOWN;
    }
    invitation.get().cancel(clock.instant());
    sending.record(AuditAction.INVITATION_CANCELED, request.requiredAccountId(), invitation.get());
    return MembershipChangeResult.DONE;
  }

  /**
   * Anyone who asks for another workspace's learns nothing, and the audit log tells of it (R58).
   */
  private Optional<Invitation> notEnded(long workspaceId, long invitationId) {
    Optional<Invitation> found = invitations.inWorkspace(workspaceId, invitationId);
    if (found.isEmpty()) {
      audit.record(
          AuditEvent.failure(AuditAction.ACCESS_REFUSED, request.requiredAccountId())
              .saying("invitation " + invitationId));
    }
    return found.filter(Invitation::isNotEnded);
  }

  /**
   * Asks somebody to own a workspace that no owner is active in, in the name of the caller, who is
   * no member; whether the caller may is decided by the one who calls.
   *
   * @return false where an owner is active, who invites others
   */
  @PermitAll
  public boolean inviteOwner(long workspaceId, EmailAddress email, Locale language) {
    workspaces.lock(workspaceId);
    boolean ownerless = workspaces.isOwnerless(workspaceId);
    if (ownerless) {
      sending.notifyAdministrators(send(workspaceId, email, WorkspaceRole.OWNER, language));
    }
    return ownerless;
  }

  /** Counts a mail of the caller to the address; false where it may not be sent now (R30). */
  @PermitAll
  public boolean mayBeMailed(EmailAddress email) {
    return rateLimit.use(email, request.requiredAccountId()).isEmpty();
  }

  /** How many can still be accepted. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public int countOpen(long workspaceId) {
    return invitations.countOpenIn(workspaceId, clock.instant());
  }

  private Optional<MembershipChangeResult> refusal(MembershipSummary actor, WorkspaceRole role) {
    if (!role.administers()) {
      return Optional.empty();
    }
    if (actor.role() != WorkspaceRole.OWNER) {
      audit.record(
          AuditEvent.failure(AuditAction.MEMBER_INVITED, request.requiredAccountId())
              .in(actor.workspaceId())
              .saying(role + ": " + MembershipChangeResult.OWNERS_ONLY));
      return Optional.of(MembershipChangeResult.OWNERS_ONLY);
    }
    return sessions.hasFreshCode()
        ? Optional.empty()
        : Optional.of(MembershipChangeResult.NEEDS_CODE);
  }
}
