package mfa.ticket.requester;

/** What became of a requester's answer. */
public enum ReplyResult {
  SENT,

  /** The ticket is closed, or unknown to somebody with this key. */
  CLOSED,

  /** There were as many within a day as are taken. */
  TOO_MANY,

  /** The ticket holds as many files, or as large ones, as a ticket may. */
  FULL
}
