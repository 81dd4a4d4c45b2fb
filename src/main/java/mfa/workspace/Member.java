package mfa.workspace;

import java.time.Instant;
import mfa.account.AccountState;
import mfa.account.Profile;

/**
 * An account as a member of a workspace.
 *
 * @param id of the membership
 * @param asPilot the membership as it is or would be in the pilot group
 * @param lastSignIn or null
 * @param pilot whether it belongs to the pilot group
 */
public record Member(
    long id,
    Profile account,
    AccountState state,
    MembershipSummary membership,
    MembershipSummary asPilot,
    Instant lastSignIn,
    boolean pilot) {}
