package mfa.account;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Decides whether an invitation still stands: whoever sent it has to have the power to give what it
 * offers at the moment it is accepted, not only when it was sent (R63).
 */
@Dependent
class InvitationPolicy {

  private final Accounts accounts;
  private final Memberships memberships;

  @Inject
  InvitationPolicy(Accounts accounts, Memberships memberships) {
    this.accounts = accounts;
    this.memberships = memberships;
  }

  boolean stands(Invitation invitation) {
    Optional<Account> inviter =
        Optional.ofNullable(invitation.invitedBy())
            .flatMap(accounts::find)
            .filter(Account::isActive);
    return invitation.isForServer()
        ? invitation.invitedBy() == null || inviter.filter(InvitationPolicy::isAdmin).isPresent()
        : inviter.filter(by -> mayGive(by, invitation)).isPresent();
  }

  private static boolean isAdmin(Account account) {
    return account.profile().platformRoles().contains(PlatformRole.PLATFORM_ADMIN);
  }

  /** Platform administrators give a workspace an owner only while it has none. */
  private boolean mayGive(Account inviter, Invitation invitation) {
    long workspaceId = invitation.workspace().id();
    boolean ownerless =
        invitation.role() == WorkspaceRole.OWNER
            && isAdmin(inviter)
            && memberships.activeOwners(workspaceId).isEmpty();
    return ownerless
        || memberships
            .administering(inviter.id(), workspaceId)
            .filter(own -> own.role() == WorkspaceRole.OWNER || !invitation.role().administers())
            .isPresent();
  }
}
