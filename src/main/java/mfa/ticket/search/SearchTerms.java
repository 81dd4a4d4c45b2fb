package mfa.ticket.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mfa.ticket.Ticket;

/**
 * Takes texts apart into what people look for: words of letters and digits, found by how they
 * begin; of scripts that part no words, each place is such a beginning.
 *
 * <p>Terms are kept as hexadecimal digits, which every database sorts alike, so that an index finds
 * all that begin with something.
 */
final class SearchTerms {

  /** Of each word; what comes behind is not compared. */
  private static final int MAX_WORD = 20;

  /** As {@link #MAX_WORD}, for scripts without spaces, where words are short. */
  private static final int MAX_SIGNS = 8;

  /** Nobody types more, and each word costs. */
  private static final int MAX_WORDS = 8;

  /** Greater than each digit. */
  private static final String BEHIND = "g";

  private static final String SIGNS =
      "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}]";

  /** A part of a number of a ticket that goes over its dash, or a run of signs, or a word. */
  private static final Pattern PARTS =
      Pattern.compile(
          "(?<number>\\b\\d+-\\d+\\b)|(?<signs>"
              + SIGNS
              + "+)|(?<word>[\\p{L}\\p{M}\\p{N}&&[^"
              + SIGNS
              + "]]+)");

  private static final String PREFIX = "t-";
  private static final char DASH = '-';

  private SearchTerms() {}

  /** By what a ticket is found: each end of its number, and its title. */
  static Set<String> of(Ticket ticket) {
    Set<String> terms = of(ticket.title());
    String number = ticket.number().text().toLowerCase(Locale.ROOT).substring(PREFIX.length());
    endsOf(number, number.length(), terms);
    terms.remove(coded(number.substring(number.indexOf(DASH))));
    return terms;
  }

  /** By what a text is found; two numbers with a dash between them together and each alone. */
  static Set<String> of(String text) {
    Set<String> terms = new LinkedHashSet<>();
    Matcher parts = PARTS.matcher(text.toLowerCase(Locale.ROOT));
    while (parts.find()) {
      String part = parts.group();
      if (parts.group("signs") != null) {
        endsOf(part, MAX_SIGNS, terms);
      } else {
        terms.add(coded(cut(part, MAX_WORD)));
      }
      if (parts.group("number") != null) {
        terms.add(coded(cut(part.substring(part.indexOf(DASH) + 1), MAX_WORD)));
      }
    }
    return terms;
  }

  private static void endsOf(String text, int max, Set<String> terms) {
    for (int begin = 0; begin < text.length(); begin = text.offsetByCodePoints(begin, 1)) {
      terms.add(coded(cut(text.substring(begin), max)));
    }
  }

  /** What a ticket must have all of; empty where nothing was typed that could be found. */
  static List<Beginning> in(String typed) {
    String text = typed.toLowerCase(Locale.ROOT).strip();
    Matcher parts = PARTS.matcher(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
    List<Beginning> beginnings = new ArrayList<>();
    while (parts.find() && beginnings.size() < MAX_WORDS) {
      String term = coded(cut(parts.group(), parts.group("signs") == null ? MAX_WORD : MAX_SIGNS));
      beginnings.add(new Beginning(term, term + BEHIND));
    }
    return beginnings;
  }

  /** Terms from the one, and before the other. */
  record Beginning(String from, String to) {}

  private static String cut(String text, int max) {
    return text.codePointCount(0, text.length()) <= max
        ? text
        : text.substring(0, text.offsetByCodePoints(0, max));
  }

  private static String coded(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }
}
