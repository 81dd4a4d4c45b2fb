package mfa.ticket;

import mfa.verification.VerificationResult;

/** What became of an unbind form. */
public sealed interface FilingResult {

  /**
   * @param link to follow the ticket
   */
  record Filed(TicketNumber number, String link) implements FilingResult {}

  /** The code was not right, for one of these reasons. */
  record Refused(VerificationResult check) implements FilingResult {}
}
