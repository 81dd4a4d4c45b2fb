package mfa.account;

/** What became of giving an account the address that it wants. */
public enum EmailChangeResult {
  CHANGED,

  /** Another account has the address, or may still take it back. */
  TAKEN,

  /** Nothing is requested any more, or not all is proven. */
  OVER
}
