package mfa.ticket.desk.reply;

import java.util.Locale;
import mfa.platform.text.SearchText;
import org.jspecify.annotations.Nullable;

/**
 * Which saved replies are looked for.
 *
 * @param search a part of title or text, blank for all
 * @param first the language whose replies come first
 * @param shared only shared ones or only own ones, null for both
 */
public record SavedReplyFilter(String search, Locale first, @Nullable Boolean shared) {

  public SavedReplyFilter {
    search = SearchText.of(search);
  }
}
