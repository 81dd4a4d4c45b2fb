package mfa.ticket;

import java.util.Optional;

/** The title of a ticket: one line of 1 to 200 characters. */
public record Title(String text) {

  public static final int LONGEST = 200;

  /**
   * @throws IllegalArgumentException if it is blank, too long or more than a line
   */
  public Title {
    if (text.isBlank() || text.length() > LONGEST || text.matches("(?s).*\\p{Cntrl}.*")) {
      throw new IllegalArgumentException("A title is a line of 1 to 200 characters.");
    }
  }

  /** The title in what somebody typed, line ends made blanks; empty if it is blank or too long. */
  public static Optional<Title> parse(String typed) {
    String text = typed.replaceAll("\\p{Cntrl}+", " ").strip();
    boolean fits = !text.isEmpty() && text.length() <= LONGEST;
    return fits ? Optional.of(new Title(text)) : Optional.empty();
  }
}
