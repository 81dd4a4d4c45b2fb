package mfa.ticket;

import java.util.Optional;
import mfa.platform.text.OneLine;

/** The title of a ticket: one line of 1 to 200 characters. */
public record Title(String text) {

  public static final int LONGEST = 200;

  /**
   * @throws IllegalArgumentException if it is not as {@link #parse} gives it
   */
  public Title {
    if (OneLine.parse(text, LONGEST).filter(text::equals).isEmpty()) {
      throw new IllegalArgumentException("A title is a line of 1 to 200 characters.");
    }
  }

  /**
   * The title in what somebody typed, line ends made blanks; empty if nothing shows or it is too
   * long.
   */
  public static Optional<Title> parse(String typed) {
    return OneLine.parse(typed, LONGEST).map(Title::new);
  }
}
