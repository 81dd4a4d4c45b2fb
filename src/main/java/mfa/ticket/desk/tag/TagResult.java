package mfa.ticket.desk.tag;

/** What became of a change of tags or priority. */
public enum TagResult {
  DONE,

  /** There is no such ticket. */
  UNKNOWN,

  /** Nobody sorts their own ticket. */
  OWN_TICKET,

  /** Nor one that was filed from their own browser, by another account too. */
  OWN_BROWSER,

  /** The ticket has as many tags as a ticket may have. */
  TOO_MANY
}
