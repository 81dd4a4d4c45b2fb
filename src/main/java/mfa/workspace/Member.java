package mfa.workspace;

import java.time.Instant;
import mfa.account.AccountState;
import mfa.account.Profile;

/**
 * An account as a member of a workspace.
 *
 * @param id of the membership
 * @param lastSignIn or null
 * @param pilot whether it belongs to the pilot group
 */
public record Member(
    long id,
    Profile account,
    AccountState state,
    MembershipSummary membership,
    Instant lastSignIn,
    boolean pilot) {}
