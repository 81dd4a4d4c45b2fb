package mfa.workspace.members;

/** How a member stands with MFA. */
public enum MfaState {
  BOUND,
  UNBOUND,

  /** Unbound where the workspace asks for an authenticator. */
  REQUIRED,

  /** Unbound and exempt at present. */
  EXEMPT
}
