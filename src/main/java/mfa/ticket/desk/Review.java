package mfa.ticket.desk;

import mfa.platform.text.Typed;
import mfa.ticket.Text;

/**
 * What a reviewer hands in.
 *
 * @param reason internal, at most 4,000 characters; needed to reject
 * @param text to the requester, or null; needed to reject and to ask
 */
public record Review(Decision decision, Checklist checklist, String reason, Text text) {

  public static final int LONGEST_REASON = 4_000;

  /**
   * @throws IllegalArgumentException if the reason is longer than 4,000 characters
   */
  public Review {
    reason = Typed.of(reason);
    if (reason.length() > LONGEST_REASON) {
      throw new IllegalArgumentException("A reason has up to 4,000 characters.");
    }
  }
}
