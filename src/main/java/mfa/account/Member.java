package mfa.account;

/**
 * An account as a member of a workspace.
 *
 * @param id of the membership
 */
public record Member(long id, Profile account, AccountState state, MembershipLine membership) {}
