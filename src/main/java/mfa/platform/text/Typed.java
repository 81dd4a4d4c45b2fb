package mfa.platform.text;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The border for all texts that come in: one form for what looks the same, and nothing that no text
 * has (ADR 0023). Whatever measures, keeps or compares a text does so with what comes out of here.
 */
public final class Typed {

  private static final Pattern LINE_END = Pattern.compile("\r\n?");

  /** Control characters but tabs and line ends, halves of characters, what XML has no place for. */
  private static final Pattern IMPOSSIBLE =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF&&[^\\t\\n\\r]]");

  /**
   * Characters that show nothing and change how others show, directions above all. Signs of Arabic
   * and older scripts stay, which are counted among them but show; of joiners see below.
   */
  private static final Pattern HIDDEN =
      Pattern.compile(
          "[\\p{Cf}&&[^\\u200C\\u200D\\u0600-\\u0605\\u06DD\\u070F\\u0890\\u0891\\u08E2"
              + "\\x{110BD}\\x{110CD}\\x{13430}-\\x{1343F}]]");

  /** Joiners stay behind letters that they join, which emoji and Persian need. */
  private static final Pattern JOINING_NOTHING =
      Pattern.compile("(?<![^\\x00-\\x7F\\u200C\\u200D])[\\u200C\\u200D]+");

  private static final Pattern BLANKS_BEFORE =
      Pattern.compile("^[\\p{javaWhitespace}\\u200C\\u200D]+");

  /** What can be seen; letters and signs that stand for nothing are counted out. */
  private static final Pattern SEEN =
      Pattern.compile(
          "[\\p{L}\\p{N}\\p{P}\\p{S}\\p{Co}"
              + "&&[^\\u115F\\u1160\\u17B4\\u17B5\\u2800\\u3164\\uFFA0]]");

  private Typed() {}

  /** What can stand in a database and on a page, otherwise as it was typed. */
  public static String possible(String typed) {
    return IMPOSSIBLE.matcher(typed).replaceAll("");
  }

  /**
   * The text as it is kept: composed (NFC), without hidden characters and blanks around it; itself,
   * where it is that already. Composed twice: before, as a letter that joiners stand behind may
   * become one of ASCII, and then as parts of one may have come together.
   */
  public static String of(String typed) {
    String visible = shown(composed(LINE_END.matcher(typed).replaceAll("\n")));
    return BLANKS_BEFORE.matcher(composed(visible)).replaceFirst("").stripTrailing();
  }

  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /** Whether there is something in it that no reader sees. */
  public static boolean hidesSomething(String text) {
    return !shown(text).equals(text);
  }

  /** What a reader sees of it, otherwise as it was written. */
  public static String shown(String text) {
    String visible = HIDDEN.matcher(possible(text)).replaceAll("");
    return JOINING_NOTHING.matcher(visible).replaceAll("");
  }

  /** Whether a reader sees anything of it. */
  public static boolean showsSomething(String text) {
    return SEEN.matcher(text).find();
  }

  /** Its beginning of at most so many characters, whole ones only. */
  public static String beginning(String text, int maxLength) {
    if (text.length() <= maxLength) {
      return text;
    }
    boolean inCharacter = Character.isHighSurrogate(text.charAt(maxLength - 1));
    return text.substring(0, inCharacter ? maxLength - 1 : maxLength);
  }

  /** The same from its end. */
  public static String end(String text, int maxLength) {
    int start = Math.max(0, text.length() - maxLength);
    boolean inCharacter = start > 0 && Character.isLowSurrogate(text.charAt(start));
    return text.substring(inCharacter ? start + 1 : start);
  }
}
