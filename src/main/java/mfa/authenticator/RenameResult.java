package mfa.authenticator;

/** What became of the wish to call an authenticator something else. */
public enum RenameResult {
  RENAMED,

  /** It has this name already. */
  UNCHANGED,

  /** Another one of the owner has this name. */
  TAKEN,

  /** It was removed meanwhile. */
  GONE
}
