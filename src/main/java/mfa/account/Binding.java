package mfa.account;

/** Whether an account has an authenticator, as lists copy it; decisions ask where they are kept. */
public enum Binding {
  BOUND,
  UNBOUND
}
