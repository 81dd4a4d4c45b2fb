package mfa.workspace.members;

import java.time.Instant;
import mfa.account.AccountState;
import mfa.invitation.InvitationItem;
import mfa.workspace.WorkspaceRole;

/**
 * A member, or somebody who is invited, as owners and administrators of the workspace see them.
 *
 * @param id of the membership or of the invitation
 * @param own whether it is the one who looks
 * @param name empty where somebody is invited
 * @param mailRefused whether the mail server refused the address for good
 * @param mfa null where somebody is invited
 * @param mfaSince since when the MFA state holds, or null where that is not known
 * @param deadline until when binding can or could be put off, or null where nobody asks for it
 * @param exemptUntil when the exemption ends, or null
 * @param lastSignIn or null
 * @param lastReset of MFA by a ticket, or null
 * @param pilot whether it belongs to the pilot group
 * @param invitation null for a member
 */
public record MemberItem(
    long id,
    boolean own,
    String name,
    String email,
    boolean mailRefused,
    WorkspaceRole role,
    AccountState state,
    MfaState mfa,
    Instant mfaSince,
    Instant deadline,
    Instant exemptUntil,
    Instant lastSignIn,
    Instant lastReset,
    boolean pilot,
    InvitationItem invitation) {

  /** Somebody who has not joined yet. */
  static MemberItem invited(InvitationItem invitation) {
    return new MemberItem(
        invitation.id(),
        false,
        "",
        invitation.email(),
        invitation.undelivered(),
        invitation.role(),
        AccountState.INVITED,
        null,
        null,
        null,
        null,
        null,
        null,
        false,
        invitation);
  }

  public boolean isInvited() {
    return invitation != null;
  }
}
