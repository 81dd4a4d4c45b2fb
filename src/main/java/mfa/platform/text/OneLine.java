package mfa.platform.text;

/**
 * Text of one line: line breaks and other control characters could forge lines wherever it is
 * printed, and become blanks.
 */
public final class OneLine {

  private OneLine() {}

  /** The text without control characters, and without blanks around it. */
  public static String of(String typed) {
    return typed.replaceAll("\\p{Cntrl}", " ").strip();
  }

  /** The same, cut off where it is longer than so many characters. */
  public static String of(String typed, int longest) {
    String line = of(typed);
    return line.length() > longest ? line.substring(0, longest) : line;
  }

  /**
   * The same, for what has to be there.
   *
   * @param what for example "A name"
   * @throws IllegalArgumentException if nothing is left, or more than so many characters
   */
  public static String required(String typed, int longest, String what) {
    String line = of(typed);
    if (line.isEmpty() || line.length() > longest) {
      throw new IllegalArgumentException(what + " has 1 to " + longest + " characters.");
    }
    return line;
  }
}
