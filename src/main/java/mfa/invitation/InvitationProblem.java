package mfa.invitation;

/** Why an address was not invited. */
public enum InvitationProblem {
  /** It has not the form of an address. */
  NO_ADDRESS,

  /** It looks like an address, but no mail can be sent to it. */
  UNREACHABLE,

  /** Its owner is a member of the workspace already. */
  MEMBER,

  /** An invitation is open, and can be sent again. */
  OPEN,

  /** The workspace has as many open invitations as it may have. */
  FULL,

  /** The address was mailed an invitation a moment ago, or too many within the hour. */
  TOO_SOON,

  /** The inviter has mailed too many within the hour. */
  TOO_MANY
}
