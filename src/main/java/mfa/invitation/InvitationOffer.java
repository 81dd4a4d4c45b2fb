package mfa.invitation;

import mfa.account.PlatformRole;
import mfa.mail.EmailAddress;
import mfa.workspace.WorkspaceRole;

/**
 * An open invitation, as anyone who holds its link sees it.
 *
 * @param workspaceName null where it is to the server, with the platform role
 * @param inviter who invites; null where nobody does any more, or a command did
 * @param hasAccount whether the address has an account, which then has to sign in
 */
public record InvitationOffer(
    String workspaceName,
    WorkspaceRole role,
    PlatformRole platformRole,
    EmailAddress email,
    String inviter,
    boolean hasAccount) {}
