package mfa.ticket.desk.reply;

/** What became of a change of a saved reply. */
public enum SavedReplyResult {
  DONE,

  /** It is gone, or somebody else's own. */
  UNKNOWN,

  /** Shared ones are written by supervisors. */
  NOT_ALLOWED,

  /** Somebody else changed it meanwhile. */
  CHANGED_MEANWHILE,

  /** There are as many as there may be. */
  TOO_MANY
}
