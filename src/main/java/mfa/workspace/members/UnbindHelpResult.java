package mfa.workspace.members;

/** What became of the request to help a member get unbound. */
public enum UnbindHelpResult {
  DONE,

  /** There is no such member in a workspace that the caller administers. */
  UNKNOWN,

  /** Nobody vouches for oneself. */
  OWN_MEMBERSHIP,

  /** The account has no authenticator, or is disabled. */
  NOT_BOUND,

  /** The member was notified within a day. */
  TOLD_BEFORE,

  /** There is no open ticket. */
  NO_TICKET,

  /** It was filed from the browser that the caller uses. */
  OWN_BROWSER,
  VOUCHED_BEFORE,

  /** A fresh security code is needed first. */
  NEEDS_CODE
}
