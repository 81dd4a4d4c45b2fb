package mfa.ticket.desk;

import java.util.List;
import mfa.platform.text.Typed;
import mfa.ticket.Attachment;
import mfa.ticket.MessageBody;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer hands in.
 *
 * @param reason internal, at most 4,000 characters; needed to reject
 * @param text to the requester, or null; needed to reject and to ask
 * @param files that go with the text
 * @param seen how many messages the reviewer had before them: an answer that crosses is read before
 *     anything is decided
 */
public record Review(
    Decision decision,
    Checklist checklist,
    String reason,
    @Nullable MessageBody text,
    List<Attachment> files,
    int seen) {

  public static final int MAX_REASON_LENGTH = 4_000;

  /**
   * @throws IllegalArgumentException if the reason is longer than 4,000 characters
   */
  public Review {
    reason = Typed.of(reason);
    if (reason.length() > MAX_REASON_LENGTH) {
      throw new IllegalArgumentException("A reason has up to 4,000 characters.");
    }
    files = List.copyOf(files);
  }
}
