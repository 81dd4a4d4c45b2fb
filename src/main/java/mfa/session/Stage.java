package mfa.session;

/** How far a sign-in has come. */
public enum Stage {
  /** The password was right; a code is still to come. */
  HALF_SIGNED_IN,

  SIGNED_IN
}
