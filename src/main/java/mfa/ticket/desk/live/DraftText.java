package mfa.ticket.desk.live;

import mfa.platform.text.Typed;
import mfa.ticket.MessageBody;
import mfa.ticket.desk.Review;

/**
 * What was typed at a ticket, as it stands in the fields.
 *
 * @param reply to the requester, up to {@link MessageBody#MAX} characters
 * @param note to colleagues, as long
 * @param reason of a decision, internal, up to {@link Review#MAX_REASON_LENGTH} characters
 */
public record DraftText(String reply, String note, String reason) {

  public static final DraftText NONE = new DraftText("", "", "");

  /**
   * @throws IllegalArgumentException if one is too long
   */
  public DraftText {
    reply = Typed.possible(reply);
    note = Typed.possible(note);
    reason = Typed.possible(reason);
    if (reply.length() > MessageBody.MAX
        || note.length() > MessageBody.MAX
        || reason.length() > Review.MAX_REASON_LENGTH) {
      throw new IllegalArgumentException("A draft is as long as what becomes of it.");
    }
  }

  public boolean isEmpty() {
    return reply.isBlank() && note.isBlank() && reason.isBlank();
  }
}
