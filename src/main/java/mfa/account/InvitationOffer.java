package mfa.account;

import mfa.mail.EmailAddress;

/**
 * An open invitation, as whoever holds its link sees it.
 *
 * @param hasAccount whether the address has an account, which then has to sign in
 */
public record InvitationOffer(
    String workspaceName, WorkspaceRole role, EmailAddress email, boolean hasAccount) {}
