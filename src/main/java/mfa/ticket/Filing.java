package mfa.ticket;

import mfa.verification.VerificationCheck;

/** What became of an unbind form. */
public sealed interface Filing {

  /**
   * @param link to follow the ticket
   */
  record Filed(TicketNumber number, String link) implements Filing {}

  /** The code was not right, for one of these reasons. */
  record Refused(VerificationCheck check) implements Filing {}
}
