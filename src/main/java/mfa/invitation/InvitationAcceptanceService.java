package mfa.invitation;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import mfa.account.AccountChangeResult;
import mfa.account.AccountService;
import mfa.account.EmailChangeService;
import mfa.account.PlatformRoleService;
import mfa.account.Profile;
import mfa.audit.AuditAction;
import mfa.password.Password;
import mfa.password.PasswordChangeResult;
import mfa.password.PasswordHashing;
import mfa.password.PasswordPolicy;
import mfa.platform.crypto.KeyRing;
import mfa.platform.persistence.Transactions;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.platform.text.SingleLine;
import mfa.workspace.MembershipService;
import mfa.workspace.WorkspaceService;

/**
 * Accepts invitations: a new address sets a password, an existing account signs in first and keeps
 * its own (R64).
 */
@Stateless
public class InvitationAcceptanceService {

  private static final long NOBODY = 0;

  @Inject private Invitations invitations;
  @Inject private InvitationPolicy policy;
  @Inject private InvitationSending sending;
  @Inject private AccountService accounts;
  @Inject private EmailChangeService emailChanges;
  @Inject private MembershipService memberships;
  @Inject private WorkspaceService workspaces;
  @Inject private PlatformRoleService roles;
  @Inject private PasswordHashing hashing;
  @Inject private Transactions transactions;
  @Inject private KeyRing keyRing;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /** What the key of a mailed link opens; empty where it is used, canceled, old or unknown. */
  @PermitAll
  public Optional<InvitationOffer> offer(String key) {
    return invitations
        .open(keyRing.hashes(InvitationSending.CONTEXT, key), clock.instant())
        .filter(policy::stands)
        .map(
            open ->
                new InvitationOffer(
                    open.isForServer() ? null : workspaces.name(open.workspaceId()),
                    open.role(),
                    open.platformRole(),
                    open.email(),
                    inviter(open),
                    accounts.idOf(open.email()).isPresent()));
  }

  private String inviter(Invitation open) {
    return Optional.ofNullable(open.invitedBy())
        .flatMap(accounts::profile)
        .map(Profile::name)
        .orElse(null);
  }

  /** The caller joins; false where the invitation is for somebody else, or over. */
  @RolesAllowed(Roles.MEMBER)
  public boolean accept(String key) {
    return lockOpen(key)
        .filter(invitation -> invitation.isFor(accounts.ownProfile()))
        .filter(this::standsUnderLock)
        .filter(invitation -> join(invitation, request.requiredAccountId()))
        .isPresent();
  }

  /**
   * Makes an account for an address that has none, with this password. It signs nobody in: the
   * password does, as always.
   *
   * @throws IllegalArgumentException if the name is blank or longer than 120 characters
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public PasswordChangeResult acceptAsNew(String key, String name, Password password) {
    String clean = SingleLine.required(name, AccountService.MAX_NAME_LENGTH, "A name");
    return hashing.admitted(() -> joinedAsNew(key, clean, password));
  }

  private PasswordChangeResult joinedAsNew(String key, String name, Password password) {
    Optional<InvitationOffer> offer = offer(key).filter(open -> !open.hasAccount());
    if (offer.isEmpty()) {
      return new PasswordChangeResult.LinkOver();
    }
    Optional<PasswordChangeResult> problem = PasswordPolicy.refusal(password, offer.get().email());
    if (problem.isPresent()) {
      return problem.get();
    }
    // The hash takes its time; no connection waits for it.
    String hash = hashing.hash(password);
    return transactions.inNew(() -> joinAsNew(key, name, hash))
        ? new PasswordChangeResult.Changed()
        : new PasswordChangeResult.LinkOver();
  }

  private boolean joinAsNew(String key, String name, String passwordHash) {
    return lockOpen(key)
        .filter(invitation -> !emailChanges.isTaken(invitation.email(), NOBODY))
        .filter(this::standsUnderLock)
        .filter(invitation -> join(invitation, create(invitation, name, passwordHash)))
        .isPresent();
  }

  private long create(Invitation invitation, String name, String passwordHash) {
    long accountId = accounts.create(invitation.email(), name, invitation.language(), passwordHash);
    accounts.adoptTimeZone(accountId);
    return accountId;
  }

  /** Nobody gains or loses a role in the workspace between this and the commit. */
  private boolean standsUnderLock(Invitation invitation) {
    if (!invitation.isForServer()) {
      workspaces.lock(invitation.workspaceId());
    }
    return policy.stands(invitation);
  }

  private Optional<Invitation> lockOpen(String key) {
    return invitations.lockOpen(keyRing.hashes(InvitationSending.CONTEXT, key), clock.instant());
  }

  /** False where the account holds a platform role that excludes the offered one. */
  private boolean join(Invitation invitation, long accountId) {
    if (invitation.isForServer()) {
      if (roles.grant(accountId, invitation.platformRole()) != AccountChangeResult.DONE) {
        return false;
      }
    } else {
      memberships.join(accountId, invitation.workspaceId(), invitation.role());
    }
    invitation.accept(clock.instant());
    sending.record(AuditAction.INVITATION_ACCEPTED, accountId, invitation);
    return true;
  }
}
