package mfa.ticket.support;

import mfa.ticket.TicketNumber;

/** What became of a new ticket. */
public sealed interface SupportFilingResult {

  /** It waits for an agent. */
  record Filed(TicketNumber number) implements SupportFilingResult {}

  /** Why there is none. */
  enum Refusal implements SupportFilingResult {
    /** The caller is no member of the workspace. */
    UNKNOWN,

    /** The caller has no such closed ticket there, or has it no more. */
    NOTHING_TO_FOLLOW,

    /** The account filed as many within a day as are taken. */
    TOO_MANY
  }
}
