package mfa.account;

/** Whether an account can be used. */
public enum AccountState {
  /** Asked to join, has no password yet. */
  INVITED,
  ACTIVE,
  DISABLED,

  /** Nobody's any more: the row stays without a person, for the audit log. */
  DELETED
}
