package mfa.ticket;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a ticket among people, such as {@code T-2026-000123}; also its business key. */
public record TicketNumber(String text) {

  private static final Pattern FORM = Pattern.compile("T-\\d{4}-\\d{6,12}");

  /**
   * @throws IllegalArgumentException if it has not the form of a number
   */
  public TicketNumber {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("Not a ticket number.");
    }
  }

  static TicketNumber of(int year, long id) {
    return new TicketNumber(String.format(Locale.ROOT, "T-%04d-%06d", year, id));
  }

  public static Optional<TicketNumber> parse(String typed) {
    String text = typed == null ? "" : typed.strip();
    return FORM.matcher(text).matches() ? Optional.of(new TicketNumber(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
