package mfa.ticket;

import java.util.Optional;
import mfa.platform.text.Typed;

/** What somebody wrote: 1 to 20,000 characters, without characters that no text has. */
public record Text(String text) {

  public static final int LONGEST = 20_000;

  /**
   * @throws IllegalArgumentException if it is not as {@link #parse} gives it
   */
  public Text {
    if (!Typed.of(text).equals(text) || !fits(text)) {
      throw new IllegalArgumentException("A text has 1 to 20,000 characters that texts have.");
    }
  }

  /** The text as it is kept; empty if nothing of it shows, or it is too long. */
  public static Optional<Text> parse(String typed) {
    return Optional.of(Typed.of(typed)).filter(Text::fits).map(Text::new);
  }

  private static boolean fits(String text) {
    return Typed.showsSomething(text) && text.length() <= LONGEST;
  }
}
