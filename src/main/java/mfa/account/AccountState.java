package mfa.account;

/** Whether an account can be used. */
public enum AccountState {
  /** Asked to join, has no password yet. */
  INVITED,
  ACTIVE,
  DISABLED
}
