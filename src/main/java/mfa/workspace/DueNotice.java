package mfa.workspace;

import java.util.Optional;

/**
 * A member who is to be told something about a workspace's rule.
 *
 * @param memberId of the membership
 * @param announcement quoted words of who switched it on, or empty
 * @param asker the name of who switched it on, or asked to remind
 */
public record DueNotice(
    long memberId,
    long accountId,
    MembershipSummary membership,
    String announcement,
    Optional<String> asker) {}
