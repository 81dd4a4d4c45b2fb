package mfa.workspace.members;

/** What became of the request to change a workspace's rule about MFA. */
public enum SecurityChangeResult {
  DONE,

  /** There is no such workspace that the caller administers. */
  UNKNOWN,

  /** Anyone who asks others for an authenticator has to have one first (R47). */
  NEEDS_BINDING,

  /** A fresh security code is needed first. */
  NEEDS_CODE
}
