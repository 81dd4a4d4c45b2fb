package mfa.ticket.support;

/** What became of what a member wrote in a ticket. */
public enum SupportReplyResult {
  SENT,

  /** The caller can see no such ticket. */
  UNKNOWN,

  /** Only its requester may write. */
  NOT_YOURS,

  /** It is closed or withdrawn. */
  CLOSED,

  /** There were as many replies within a day as are taken. */
  TOO_MANY,

  /** The ticket holds as many files, or as large ones, as a ticket may. */
  FULL
}
