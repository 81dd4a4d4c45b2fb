package mfa.ticket.desk.tag;

/** What became of a change of tags or priority. */
public enum TagResult {
  DONE,

  /** There is no such ticket. */
  UNKNOWN,

  /** Nobody sorts their own ticket. */
  OWN_TICKET,

  /** The ticket has as many tags as a ticket may have. */
  TOO_MANY
}
