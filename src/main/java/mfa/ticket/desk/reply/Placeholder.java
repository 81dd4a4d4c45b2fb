package mfa.ticket.desk.reply;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a saved reply can leave open; filled in when it is inserted into a ticket. */
public enum Placeholder {
  /** The name of the requester. */
  REQUESTER,

  /** The number of the ticket. */
  NUMBER,

  /** The name of who writes. */
  AGENT,

  /** The name of the workspace that the ticket belongs to, if it does. */
  WORKSPACE;

  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");

  /** As it stands in a text. */
  public String inText() {
    return "{" + name().toLowerCase(Locale.ROOT) + "}";
  }

  /** Whatever stands in braces and is none of them, in the order of the text. */
  public static List<String> unknownIn(String text) {
    return BRACES
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(braces -> named(braces).isEmpty())
        .distinct()
        .toList();
  }

  static String fill(String text, Function<Placeholder, String> value) {
    return BRACES
        .matcher(text)
        .replaceAll(
            hit -> Matcher.quoteReplacement(named(hit.group()).map(value).orElseGet(hit::group)));
  }

  private static Optional<Placeholder> named(String braces) {
    return Stream.of(values())
        .filter(placeholder -> placeholder.inText().equalsIgnoreCase(braces))
        .findFirst();
  }
}
