package mfa.platform.text;

import java.util.Locale;

/** A part of a text that people look for. */
public final class SearchText {

  public static final int MAX = 100;

  private SearchText() {}

  /** In the form in which texts are kept, so that it is found in them; up to 100 characters. */
  public static String of(String typed) {
    return SingleLine.of(typed, MAX);
  }

  /** For {@code like ... escape '!'}: signs with a meaning there stand for themselves. */
  public static String pattern(String text) {
    return "%" + literally(text.toLowerCase(Locale.ROOT)) + "%";
  }

  /** The same for what begins with the text. */
  public static String beginning(String text) {
    return literally(text) + "%";
  }

  private static String literally(String text) {
    return text.replaceAll("[!%_]", "!$0");
  }
}
