package mfa.invitation;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.PlatformRole;
import mfa.account.Profile;
import mfa.workspace.MembershipService;
import mfa.workspace.WorkspaceRole;
import mfa.workspace.WorkspaceService;

/**
 * Decides whether an invitation still stands: anyone who sent it has to have the privilege to give
 * what it offers at the moment it is accepted, not only when it was sent (R63).
 */
@Dependent
class InvitationPolicy {

  @Inject private AccountService accounts;
  @Inject private MembershipService memberships;
  @Inject private WorkspaceService workspaces;

  boolean stands(Invitation invitation) {
    Optional<Profile> inviter =
        Optional.ofNullable(invitation.invitedBy())
            .flatMap(accounts::profile)
            .filter(Profile::active);
    return invitation.isForServer()
        ? invitation.invitedBy() == null || inviter.filter(InvitationPolicy::isAdmin).isPresent()
        : workspaces.isOpen(invitation.workspaceId())
            && inviter.filter(by -> mayGive(by, invitation)).isPresent();
  }

  private static boolean isAdmin(Profile account) {
    return account.platformRoles().contains(PlatformRole.PLATFORM_ADMIN);
  }

  /** Platform administrators give a workspace an owner only while it has none. */
  private boolean mayGive(Profile inviter, Invitation invitation) {
    long workspaceId = invitation.workspaceId();
    boolean ownerless =
        invitation.role() == WorkspaceRole.OWNER
            && isAdmin(inviter)
            && workspaces.isOwnerless(workspaceId);
    return ownerless
        || memberships
            .of(inviter.id(), workspaceId)
            .filter(own -> own.role().administers())
            .filter(own -> own.role() == WorkspaceRole.OWNER || !invitation.role().administers())
            .isPresent();
  }
}
