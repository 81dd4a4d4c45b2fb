package mfa.ticket.desk.reply;

import java.util.Locale;
import java.util.Optional;
import mfa.platform.text.SingleLine;
import mfa.ticket.MessageBody;

/**
 * A saved reply as somebody wrote it.
 *
 * @param shared whether all of customer service uses it, instead of its writer alone
 * @param language in which it is written, of those that the product speaks
 * @param title by which it is found: one line of 1 to 100 characters
 * @param text of 1 to 4,000 characters; whatever stands in braces is a {@link Placeholder}
 * @param asks whether it asks something, so that the ticket waits for the answer
 */
public record SavedReplyDraft(
    boolean shared, Locale language, String title, String text, boolean asks) {

  public static final int MAX_TITLE_LENGTH = 100;
  public static final int MAX_TEXT_LENGTH = 4_000;

  /**
   * @throws IllegalArgumentException if title or text are not as {@link #title} and {@link #text}
   *     give them
   */
  public SavedReplyDraft {
    if (title(title).filter(title::equals).isEmpty()
        || text(text).filter(text::equals).isEmpty()
        || !Placeholder.unknownIn(text).isEmpty()) {
      throw new IllegalArgumentException("Nobody can use such a saved reply.");
    }
  }

  /** The title in what somebody typed; empty if nothing shows or it is too long. */
  public static Optional<String> title(String typed) {
    return SingleLine.parse(typed, MAX_TITLE_LENGTH);
  }

  /** The text in what somebody typed; empty if nothing shows or it is too long. */
  public static Optional<String> text(String typed) {
    return MessageBody.parse(typed)
        .map(MessageBody::text)
        .filter(text -> text.length() <= MAX_TEXT_LENGTH);
  }
}
