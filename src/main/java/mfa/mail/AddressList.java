package mfa.mail;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads lists of addresses as people paste them from mail programs, tables and pages: {@code
 * "Smith, Alice" <a@example.com>; mailto:b@example.com、c@example.com.}
 *
 * <p>Names are passed over. What is no address stays an entry, so that it can be told.
 */
public final class AddressList {

  /** Line ends and the separators of mail programs, tables and Chinese texts. */
  private static final String SEPARATORS = ",;、\n\r\t\u000b\f\u0085\u2028\u2029";

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern BRACKETED = Pattern.compile("<([^<>]*)>");
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");

  /** What texts put around addresses, and no address begins or ends with. */
  private static final Pattern AROUND =
      Pattern.compile("^[\"(\\[<«“”‘’「『《〈【]+|[\"')\\]}>»“”‘’」』》〉】.。:!?]+$");

  private static final int MAX_ENTRY_LENGTH = 1_000;

  private AddressList() {}

  /**
   * What stands in the list, in its order: each address once, in the form in which it is sent, and
   * each other entry as it was written.
   */
  public static List<String> entries(String pasted) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String piece : pieces(EmailAddress.halfWidth(INVISIBLE.matcher(pasted).replaceAll("")))) {
      for (String word : words(piece)) {
        Optional<EmailAddress> address = EmailAddress.parse(word);
        entries.putIfAbsent(
            address.map(EmailAddress::canonical).orElse(word),
            address.map(EmailAddress::text).orElse(word));
      }
    }
    return List.copyOf(entries.values());
  }

  /** Separators and brackets in a quoted name are none. */
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    int quoteEnd = -1;
    int looked = -1;
    boolean commasSeparate = false;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == '"' && i > looked) {
        looked = endOfQuote(text, i);
        quoteEnd = looked < text.length() && text.charAt(looked) == '"' ? looked : -1;
      }
      if (i <= quoteEnd) {
        piece.append(letter == '<' || letter == '>' ? ' ' : letter);
      } else if (SEPARATORS.indexOf(letter) < 0) {
        piece.append(letter);
      } else if (letter != ',' || commasSeparate || !isBeginningOfName(piece, text, i + 1)) {
        pieces.add(piece.toString());
        piece.setLength(0);
        commasSeparate = letter == ',';
      }
    }
    pieces.add(piece.toString());
    return pieces;
  }

  /** The closing quote, or the end of the line where there is none. */
  private static int endOfQuote(String text, int opening) {
    int i = opening + 1;
    while (i < text.length() && text.charAt(i) != '"' && text.charAt(i) != '\n') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }

  /** Some programs write {@code Smith, Alice <a@example.com>; …} without quotes. */
  private static boolean isBeginningOfName(StringBuilder piece, String text, int rest) {
    if (piece.isEmpty() || piece.indexOf("@") >= 0) {
      return false;
    }
    for (int i = rest; i < text.length() && SEPARATORS.indexOf(text.charAt(i)) < 0; i++) {
      if (text.charAt(i) == '<') {
        return true;
      }
    }
    return false;
  }

  /** What stands in angle brackets, or else everything between blanks. */
  private static List<String> words(String piece) {
    List<String> bracketed =
        BRACKETED.matcher(piece).results().map((MatchResult hit) -> hit.group(1)).toList();
    List<String> words = bracketed.isEmpty() ? List.of(BLANKS.split(piece)) : bracketed;
    return words.stream().map(AddressList::bare).filter(word -> !word.isEmpty()).toList();
  }

  private static String bare(String word) {
    if (word.length() > MAX_ENTRY_LENGTH) {
      return word;
    }
    boolean quoted = word.length() > 1 && word.startsWith("'") && word.endsWith("'");
    String inner = quoted ? word.substring(1, word.length() - 1) : word.strip();
    String bare = AROUND.matcher(inner).replaceAll("");
    return bare.regionMatches(true, 0, "mailto:", 0, 7) ? linked(bare.substring(7)) : bare;
  }

  /** RFC 6068: what follows a question mark is subject and text; signs may be encoded. */
  private static String linked(String link) {
    String recipient = link.split("\\?", 2)[0];
    try {
      return URLDecoder.decode(recipient.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return recipient;
    }
  }
}
