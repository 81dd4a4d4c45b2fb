package mfa.workspace.members;

import java.time.Instant;
import mfa.account.AccountState;
import mfa.workspace.WorkspaceRole;

/**
 * A member as owners and administrators of the workspace see it.
 *
 * @param id of the membership
 * @param own whether it is the one who looks
 * @param mailRefused whether the mail server refused the address for good
 * @param mfaSince since when the MFA state holds, or null where that is not known
 * @param exemptUntil when the exemption ends, or null
 * @param lastSignIn within the last 90 days, or null
 * @param lastReset of MFA by a ticket, or null
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
    Instant exemptUntil,
    Instant lastSignIn,
    Instant lastReset) {}
