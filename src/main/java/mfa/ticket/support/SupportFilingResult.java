package mfa.ticket.support;

import mfa.ticket.TicketNumber;

/** What became of a new ticket. */
public sealed interface SupportFilingResult {

  /** It waits for an agent. */
  record Filed(TicketNumber number) implements SupportFilingResult {}

  /** Why there is none. */
  enum Refusal implements SupportFilingResult {
    /** The caller is no member of the workspace, or has no such closed ticket there. */
    UNKNOWN,

    /** The account filed as many within a day as are taken. */
    TOO_MANY
  }
}
