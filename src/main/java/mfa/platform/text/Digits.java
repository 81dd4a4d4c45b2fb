package mfa.platform.text;

import java.util.Optional;

/** Reads codes of digits as people type, paste and dictate them. */
public final class Digits {

  private static final int MAX_INPUT_LENGTH = 64;

  private Digits() {}

  /**
   * The six ASCII digits in the typed text. Blanks of all kinds, line ends and hyphens between them
   * are ignored and full-width digits are taken; everything else, other digits included, gives
   * empty (R09).
   */
  public static Optional<String> six(String typed) {
    if (typed == null || typed.length() > MAX_INPUT_LENGTH) {
      return Optional.empty();
    }
    StringBuilder digits = new StringBuilder(6);
    for (char c : typed.toCharArray()) {
      if (isDigit(c)) {
        digits.append((char) ('0' + (c - (c >= '０' ? '０' : '0'))));
      } else if (!isSeparator(c)) {
        return Optional.empty();
      }
    }
    return digits.length() == 6 ? Optional.of(digits.toString()) : Optional.empty();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9' || c >= '０' && c <= '９';
  }

  private static boolean isSeparator(char c) {
    return switch (c) {
      case ' ', '\t', '\n', '\r', '-', '\u00a0', '\u202f', '\u2009', '\u3000', '\u2010', '\u2011' ->
          true;
      default -> false;
    };
  }
}
