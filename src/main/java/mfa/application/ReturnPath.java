package mfa.application;

import java.util.regex.Pattern;

/**
 * The page of an application that somebody asked for: path and query. Put behind the registered
 * origin it never leads anywhere else (R72).
 *
 * @param text begins with one slash
 */
public record ReturnPath(String text) {

  public static final int MAX_LENGTH = 2_000;

  /**
   * Printable ASCII as it stands in a request line. Browsers read {@code //} and {@code /\} as the
   * beginning of a host, and a backslash anywhere before the query as a slash; they never send the
   * other signs.
   */
  private static final Pattern FORM =
      Pattern.compile("/(?!/)[\\x21-\\x7e&&[^\\\\\"<>#?]]*(?:\\?[\\x21-\\x7e&&[^\"<>#]]*)?");

  /** Browsers take such segments away, and what is left may be another path. */
  private static final Pattern WITH_DOTS = Pattern.compile("(?i)[^?]*/(?:\\.|%2e){1,2}(?:[/?].*)?");

  public static final ReturnPath START = new ReturnPath("/");

  /**
   * @throws IllegalArgumentException if it could lead elsewhere, or is too long
   */
  public ReturnPath {
    if (!isOne(text)) {
      throw new IllegalArgumentException("No path of an application");
    }
  }

  /** The path, or the application's start where it could lead elsewhere. */
  public static ReturnPath of(String text) {
    return isOne(text) ? new ReturnPath(text) : START;
  }

  /** The gate's own paths at the application's host are no pages to come back to. */
  private static boolean isOne(String text) {
    return text.length() <= MAX_LENGTH
        && FORM.matcher(text).matches()
        && !WITH_DOTS.matcher(text).matches()
        && !text.startsWith("/.mfa/");
  }
}
