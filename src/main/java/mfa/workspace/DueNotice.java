package mfa.workspace;

/**
 * A member who is to be told something about a workspace's rule.
 *
 * @param memberId of the membership
 */
public record DueNotice(long memberId, long accountId, MembershipSummary membership) {}
