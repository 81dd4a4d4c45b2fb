package mfa.ticket.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import mfa.platform.config.Configuration;
import mfa.platform.config.InvalidConfiguration;
import mfa.platform.text.SingleLine;

/**
 * One thing that a reviewer confirms before an approval.
 *
 * @param id 1 to 30 lower-case letters, digits and hyphens
 * @param texts configured words by language; none where the packaged ones hold
 */
public record ChecklistItem(String id, Map<String, String> texts) {

  /** Those whose words are packaged; at first they are the whole list. */
  public static final List<String> PACKAGED = List.of("risks", "story", "no-personal-facts");

  static final int MAX = 20;
  static final int MAX_TEXT_LENGTH = 200;

  private static final String KEY = "mfa.ticket.checklist";
  private static final List<String> LANGUAGES = List.of("en", "zh");
  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,30}");

  /**
   * The items in their order.
   *
   * @throws InvalidConfiguration for no, too many or doubled items, a bad id, and an item of one's
   *     own without its words in each language
   */
  public static List<ChecklistItem> read(Configuration configuration) {
    List<String> ids = configuration.list(KEY).orElse(PACKAGED);
    if (ids.isEmpty() || ids.size() > MAX || Set.copyOf(ids).size() < ids.size()) {
      throw new InvalidConfiguration(KEY, "must name 1 to " + MAX + " items, each once");
    }
    List<ChecklistItem> items = new ArrayList<>();
    for (String id : ids) {
      if (!ID.matcher(id).matches()) {
        throw new InvalidConfiguration(
            KEY, "must name items of lower-case letters, digits and hyphens");
      }
      items.add(new ChecklistItem(id, texts(configuration, id)));
    }
    return List.copyOf(items);
  }

  private static Map<String, String> texts(Configuration configuration, String id) {
    Map<String, String> texts = new TreeMap<>();
    for (String language : LANGUAGES) {
      String key = KEY + "." + id + "." + language;
      Optional<String> text = configuration.text(key).map(SingleLine::of);
      if (text.isEmpty() && !PACKAGED.contains(id)) {
        throw new InvalidConfiguration(key, "is missing: what the reviewer confirms");
      }
      if (text.filter(words -> words.length() > MAX_TEXT_LENGTH).isPresent()) {
        throw new InvalidConfiguration(key, "has more than " + MAX_TEXT_LENGTH + " characters");
      }
      text.ifPresent(words -> texts.put(language, words));
    }
    return Map.copyOf(texts);
  }

  /** The configured words; empty where the packaged ones hold. */
  public Optional<String> text(Locale locale) {
    return Optional.ofNullable(texts.get(locale.getLanguage()));
  }
}
