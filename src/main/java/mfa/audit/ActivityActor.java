package mfa.audit;

/** Who did something to an account, as its owner is told. */
public enum ActivityActor {
  OWNER,

  /** Somebody at a browser who was not signed in, or not yet. */
  ANONYMOUS,

  /** Customer service or an administrator. */
  SOMEBODY_ELSE,

  /** The server by itself. */
  SERVER
}
