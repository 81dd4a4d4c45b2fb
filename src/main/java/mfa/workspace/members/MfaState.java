package mfa.workspace.members;

/** How a member stands with MFA. */
public enum MfaState {
  BOUND,
  UNBOUND,

  /** Unbound where the workspace asks for an authenticator. */
  REQUIRED,

  /** The same after the end of the grace period. */
  OVERDUE,

  /** Unbound and exempt at present. */
  EXEMPT
}
