package mfa.session;

/** Why a session ended before its time. */
public enum EndReason {
  SIGNED_OUT,
  ENDED_BY_OWNER,
  CODE_LOCKED,
  PASSWORD_CHANGED,
  SUPERSEDED,
  MFA_RESET,
  EMAIL_CHANGED,
  BY_ADMINISTRATOR,
  ACCOUNT_DISABLED
}
