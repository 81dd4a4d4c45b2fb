package mfa.verification;

/** What a verification code is good for; it opens nothing else (R28). */
public enum Purpose {
  BIND,
  UNBIND_TICKET,

  /** Proves the new address of an account. */
  NEW_EMAIL,

  /** Lets an account go from its former address, where no authenticator is bound. */
  FORMER_EMAIL,

  /** Lets a member out of a workspace who has given no code of an authenticator. */
  LEAVE_WORKSPACE,

  /** Lets an account be deleted that has bound nothing. */
  DELETE_ACCOUNT
}
