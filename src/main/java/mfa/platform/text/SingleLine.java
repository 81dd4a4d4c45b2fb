package mfa.platform.text;

import java.util.Optional;
import java.util.regex.Pattern;

/** Text of one line: line breaks, which could forge lines wherever it is printed, become blanks. */
public final class SingleLine {

  private static final Pattern LINE_BREAKS = Pattern.compile("[\\t-\\r\\u0085\\u2028\\u2029]+");

  private SingleLine() {}

  /** The text as {@link Typed} keeps it, without line breaks. */
  public static String of(String typed) {
    return Typed.of(LINE_BREAKS.matcher(typed).replaceAll(" "));
  }

  /** The same, cut off where it is longer than so many characters. */
  public static String of(String typed, int maxLength) {
    return Typed.beginning(of(typed), maxLength);
  }

  /** The same, for what has to be there: empty if nothing is to be seen, or it is longer. */
  public static Optional<String> parse(String typed, int maxLength) {
    String line = of(typed);
    return Optional.of(line).filter(Typed::showsSomething).filter(it -> it.length() <= maxLength);
  }

  /**
   * The same, where the form has asked {@link #parse} before.
   *
   * @param what for example "A name"
   * @throws IllegalArgumentException if nothing is to be seen, or it has more than so many
   *     characters
   */
  public static String required(String typed, int maxLength, String what) {
    return parse(typed, maxLength)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    what + " has 1 to " + maxLength + " characters, and some that show."));
  }
}
