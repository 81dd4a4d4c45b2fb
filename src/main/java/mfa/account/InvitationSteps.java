package mfa.account;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
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
import mfa.audit.AuditAction;
import mfa.mail.EmailAddress;
import mfa.platform.crypto.KeyRing;
import mfa.platform.request.CurrentRequest;

/** The transactions of {@link InvitationService}, each with its record and its mail. */
@Stateless
public class InvitationSteps {

  private static final long NOBODY = 0;

  private Invitations invitations;
  private Memberships memberships;
  private WorkspaceAccess access;
  private Accounts accounts;
  private EmailChangeService emailChanges;
  private InvitationPolicy policy;
  private InvitationBudget budget;
  private PlatformRoleService roles;
  private InvitationSending sending;
  private KeyRing keyRing;
  private CurrentRequest request;
  private Clock clock;

  protected InvitationSteps() {}

  @Inject
  public InvitationSteps(
      Invitations invitations,
      Memberships memberships,
      WorkspaceAccess access,
      Accounts accounts,
      EmailChangeService emailChanges,
      InvitationPolicy policy,
      InvitationBudget budget,
      PlatformRoleService roles,
      InvitationSending sending,
      KeyRing keyRing,
      CurrentRequest request,
      Clock clock) {
    this.invitations = invitations;
    this.memberships = memberships;
    this.access = access;
    this.accounts = accounts;
    this.emailChanges = emailChanges;
    this.policy = policy;
    this.budget = budget;
    this.roles = roles;
    this.sending = sending;
    this.keyRing = keyRing;
    this.request = request;
    this.clock = clock;
  }

  @PermitAll
  public InvitationResult invite(
      long workspaceId, List<String> typed, WorkspaceRole role, Locale language) {
    Workspace workspace = memberships.workspace(workspaceId).orElseThrow();
    Map<String, InvitationProblem> failed = new HashMap<>();
    int room = InvitationService.MOST - countOpen(workspaceId);
    int sent = 0;
    for (String text : inOrder(typed)) {
      Optional<EmailAddress> email = EmailAddress.parse(text);
      Optional<InvitationProblem> problem =
          email.isEmpty()
              ? Optional.of(InvitationProblem.NO_ADDRESS)
              : problem(workspaceId, email.get(), sent < room);
      if (problem.isPresent()) {
        failed.put(text, problem.get());
      } else {
        Invitation invitation = orNew(workspace, email.get());
        invitation.as(role);
        sending.send(invitation, language, request.requiredAccountId());
        sent++;
      }
    }
    return new InvitationResult(MembershipChange.DONE, sent, asTyped(failed, typed));
  }

  /** Two who invite the same people hold their counters in one order: so neither stops both. */
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
    if (invitations.isMember(workspaceId, email)) {
      return Optional.of(InvitationProblem.MEMBER);
    }
    Instant now = clock.instant();
    if (invitations.of(workspaceId, email).filter(open -> open.isOpen(now)).isPresent()) {
      return Optional.of(InvitationProblem.OPEN);
    }
    return room
        ? budget.use(email, request.requiredAccountId())
        : Optional.of(InvitationProblem.FULL);
  }

  private Invitation orNew(Workspace workspace, EmailAddress email) {
    return invitations.of(workspace.id(), email).orElseGet(() -> new Invitation(workspace, email));
  }

  /**
   * Asks for somebody to own a workspace that no owner is active in.
   *
   * @return false where one is
   */
  @PermitAll
  public boolean inviteOwner(long workspaceId, EmailAddress email, Locale language) {
    Workspace workspace = memberships.lock(workspaceId).orElseThrow();
    boolean ownerless = memberships.activeOwners(workspaceId).isEmpty();
    if (ownerless) {
      Invitation invitation = orNew(workspace, email);
      invitation.as(WorkspaceRole.OWNER);
      sending.send(invitation, language, request.requiredAccountId());
      sending.tellAdministrators(invitation, memberships.administrators(workspaceId));
    }
    return ownerless;
  }

  /** Counts a mail of the caller to the address; false where it may not be sent now (R30). */
  @PermitAll
  public boolean mayBeMailed(EmailAddress email) {
    return budget.use(email, request.requiredAccountId()).isEmpty();
  }

  @PermitAll
  public int countOpen(long workspaceId) {
    return invitations.countOpenIn(workspaceId, clock.instant());
  }

  private void cancel(Invitation open) {
    open.cancel(clock.instant());
    sending.record(AuditAction.INVITATION_CANCELED, request.requiredAccountId(), open);
  }

  @PermitAll
  public List<InvitationLine> open(long workspaceId, int most) {
    return sending.lines(invitations.notEndedIn(workspaceId, most));
  }

  /** Of an invitation that was not accepted or canceled. */
  @PermitAll
  public Optional<WorkspaceRole> role(long workspaceId, long invitationId) {
    return notEnded(workspaceId, invitationId).map(Invitation::role);
  }

  /** False where a mail left a moment ago, or too many did. */
  @PermitAll
  public boolean resend(long workspaceId, long invitationId) {
    long inviterId = request.requiredAccountId();
    Optional<Invitation> invitation =
        notEnded(workspaceId, invitationId)
            .filter(open -> open.canBeSentAgain(clock.instant()))
            .filter(open -> budget.use(open.email(), inviterId).isEmpty());
    invitation.ifPresent(open -> sending.send(open, open.language(), inviterId));
    return invitation.isPresent();
  }

  @PermitAll
  public boolean cancel(long workspaceId, long invitationId) {
    Optional<Invitation> invitation = notEnded(workspaceId, invitationId);
    invitation.ifPresent(this::cancel);
    return invitation.isPresent();
  }

  private Optional<Invitation> notEnded(long workspaceId, long invitationId) {
    return access.invitation(workspaceId, invitationId).filter(Invitation::isNotEnded);
  }

  @PermitAll
  public Optional<InvitationOffer> offer(String key) {
    return invitations
        .open(keyRing.hashes(InvitationSending.CONTEXT, key), clock.instant())
        .filter(policy::stands)
        .map(
            open ->
                new InvitationOffer(
                    open.isForServer() ? null : open.workspace().name(),
                    open.role(),
                    open.platformRole(),
                    open.email(),
                    accounts.find(open.email()).isPresent()));
  }

  @PermitAll
  public boolean accept(String key, long accountId) {
    Profile account = accounts.byId(accountId).profile();
    Optional<Invitation> open = lockOpen(key).filter(invitation -> invitation.isFor(account));
    return open.filter(this::standsUnderLock)
        .filter(invitation -> join(invitation, accountId))
        .isPresent();
  }

  @PermitAll
  public boolean acceptAsNew(String key, String name, String passwordHash) {
    Optional<Invitation> open =
        lockOpen(key).filter(invitation -> !emailChanges.isTaken(invitation.email(), NOBODY));
    return open.filter(this::standsUnderLock)
        .filter(
            invitation -> {
              Account account =
                  new Account(
                      invitation.email(),
                      name,
                      invitation.language(),
                      passwordHash,
                      clock.instant());
              invitations.add(account);
              return join(invitation, account.id());
            })
        .isPresent();
  }

  /** Nobody gains or loses a role in the workspace between this and the commit. */
  private boolean standsUnderLock(Invitation invitation) {
    if (!invitation.isForServer()) {
      memberships.lock(invitation.workspace().id());
    }
    return policy.stands(invitation);
  }

  private Optional<Invitation> lockOpen(String key) {
    return invitations.lockOpen(keyRing.hashes(InvitationSending.CONTEXT, key), clock.instant());
  }

  /** False where the account holds a platform role that excludes the offered one. */
  private boolean join(Invitation invitation, long accountId) {
    if (invitation.isForServer()) {
      if (roles.grant(accountId, invitation.platformRole()) != AccountChange.DONE) {
        return false;
      }
    } else {
      joinWorkspace(invitation, accountId);
    }
    invitation.accept(clock.instant());
    sending.record(AuditAction.INVITATION_ACCEPTED, accountId, invitation);
    return true;
  }

  /** Who is a member already gets a higher role, and keeps a higher one. */
  private void joinWorkspace(Invitation invitation, long accountId) {
    memberships
        .of(accountId, invitation.workspace().id())
        .ifPresentOrElse(
            member -> {
              if (invitation.role().compareTo(member.role()) < 0) {
                member.changeRole(invitation.role());
              }
            },
            () ->
                invitations.add(
                    new Membership(
                        invitation.workspace(),
                        accounts.lock(accountId),
                        invitation.role(),
                        clock.instant())));
  }
}
