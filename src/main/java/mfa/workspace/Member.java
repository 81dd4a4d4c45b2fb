package mfa.workspace;

import mfa.account.AccountState;
import mfa.account.Profile;

/**
 * An account as a member of a workspace.
 *
 * @param id of the membership
 */
public record Member(long id, Profile account, AccountState state, MembershipSummary membership) {}
