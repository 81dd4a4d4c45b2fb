package mfa.ticket.desk.tag;

import java.util.Locale;
import java.util.Optional;
import mfa.platform.text.SingleLine;

/** A word or two by which tickets are found again: 1 to 40 characters, in small letters. */
public record TagName(String text) {

  public static final int MAX = 40;

  /**
   * @throws IllegalArgumentException if it is not as {@link #parse} gives it
   */
  public TagName {
    if (clean(text).filter(text::equals).isEmpty()) {
      throw new IllegalArgumentException("A tag is a line of 1 to 40 characters, small letters.");
    }
  }

  /** The tag in what somebody typed, with or without a # before; empty if it is none. */
  public static Optional<TagName> parse(String typed) {
    return clean(typed).map(TagName::new);
  }

  private static Optional<String> clean(String typed) {
    String small = SingleLine.of(typed).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    return SingleLine.parse(small.replaceFirst("^[#＃\\s\\p{Z}\\u200C\\u200D]+", ""), MAX);
  }
}
