package mfa.ticket;

import java.util.Optional;
import mfa.platform.text.Typed;

/** What somebody wrote: 1 to 20,000 characters, without characters that no text has. */
public record MessageBody(String text) {

  public static final int MAX = 20_000;

  /**
   * @throws IllegalArgumentException if it is not as {@link #parse} gives it
   */
  public MessageBody {
    if (!Typed.of(text).equals(text) || !fits(text)) {
      throw new IllegalArgumentException("A text has 1 to 20,000 characters that texts have.");
    }
  }

  /** The text as it is kept; empty if nothing of it shows, or it is too long. */
  public static Optional<MessageBody> parse(String typed) {
    return Optional.of(Typed.of(typed)).filter(MessageBody::fits).map(MessageBody::new);
  }

  private static boolean fits(String text) {
    return Typed.showsSomething(text) && text.length() <= MAX;
  }
}
