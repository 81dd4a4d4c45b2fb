package mfa.ticket;

import java.util.Optional;

/** What somebody wrote: 1 to 20,000 characters, without characters that no text has. */
public record Text(String text) {

  public static final int LONGEST = 20_000;

  /**
   * @throws IllegalArgumentException if it is blank or longer than 20,000 characters
   */
  public Text {
    if (text.isBlank() || text.length() > LONGEST) {
      throw new IllegalArgumentException("A text has 1 to 20,000 characters.");
    }
  }

  /** The text without control characters but line ends; empty if nothing is left or too much. */
  public static Optional<Text> parse(String typed) {
    String text = typed.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "").strip();
    boolean fits = !text.isEmpty() && text.length() <= LONGEST;
    return fits ? Optional.of(new Text(text)) : Optional.empty();
  }
}
