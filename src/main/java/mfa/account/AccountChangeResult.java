package mfa.account;

/** What became of the request to change an account or its platform roles. */
public enum AccountChangeResult {
  DONE,

  /** There is no such account, or it is not in a state that this is for. */
  UNKNOWN,

  /** Nobody administers their own account. */
  OWN_ACCOUNT,

  /** A workspace would be left without an active owner. */
  LAST_OWNER,

  /** The server would be left without an active platform administrator. */
  LAST_ADMINISTRATOR,

  /** The workspace has an active owner, who invites others. */
  HAS_OWNER,

  /** These platform roles exclude each other. */
  ROLES_EXCLUDED,

  /** A mail left a moment ago, or too many did within the hour. */
  TOO_SOON,

  /** A fresh security code is needed first. */
  NEEDS_CODE
}
