package mfa.account;

/** Why an address was not invited. */
public enum InvitationProblem {
  /** It has not the form of an address. */
  NO_ADDRESS,

  /** Its owner is a member of the workspace already. */
  MEMBER,

  /** An invitation is open, and can be sent again. */
  OPEN
}
