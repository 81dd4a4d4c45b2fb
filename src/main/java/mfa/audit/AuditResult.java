package mfa.audit;

/** How it ended. */
public enum AuditResult {
  SUCCESS,
  FAILURE
}
