package mfa.ticket;

import java.util.Optional;
import mfa.platform.text.SingleLine;

/** The title of a ticket: one line of 1 to 200 characters. */
public record TicketTitle(String text) {

  public static final int MAX = 200;

  /**
   * @throws IllegalArgumentException if it is not as {@link #parse} gives it
   */
  public TicketTitle {
    if (SingleLine.parse(text, MAX).filter(text::equals).isEmpty()) {
      throw new IllegalArgumentException("A title is a line of 1 to 200 characters.");
    }
  }

  /**
   * The title in what somebody typed, line ends made blanks; empty if nothing shows or it is too
   * long.
   */
  public static Optional<TicketTitle> parse(String typed) {
    return SingleLine.parse(typed, MAX).map(TicketTitle::new);
  }
}
