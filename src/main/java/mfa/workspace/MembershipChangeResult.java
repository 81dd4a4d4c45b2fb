package mfa.workspace;

/** What became of the request to change a membership or an exemption. */
public enum MembershipChangeResult {
  DONE,

  /** There is no such member in a workspace that the caller administers. */
  UNKNOWN,

  /** It is the caller's own membership: that is left, not administered. */
  OWN_MEMBERSHIP,

  /** Only owners grant, take or remove owners and administrators. */
  OWNERS_ONLY,

  /** The workspace would be left without an active owner. */
  LAST_OWNER,

  /** Owners, administrators and holders of platform roles are never exempt. */
  NEVER_EXEMPT,

  /** It has an authenticator, and need not be reminded. */
  BOUND_ALREADY,

  /** It was reminded within a day. */
  REMINDED_BEFORE,

  /** Its account is disabled. */
  NOT_ACTIVE,

  /** A mail left a moment ago, or too many did within the hour. */
  TOO_SOON,

  /** A fresh security code is needed first. */
  NEEDS_CODE
}
