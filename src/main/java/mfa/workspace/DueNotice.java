package mfa.workspace;

/**
 * A member who is to be told something about a workspace's rule.
 *
 * @param memberId of the membership
 * @param announcement quoted words of who switched it on, or empty
 */
public record DueNotice(
    long memberId, long accountId, MembershipSummary membership, String announcement) {}
