package mfa.ticket.desk.note;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Finds the names in a text that stand behind an @, of those that it is given. The longest one
 * counts: who writes to "@Ann Lee" does not mean Ann.
 */
final class MentionedNames {

  private MentionedNames() {}

  /** Which of the names are mentioned. */
  static List<String> in(String text, Collection<String> names) {
    List<String> mentioned = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '@' || text.charAt(i) == '\uFF20') {
        String longest = longestAt(text, i + 1, names);
        if (!longest.isEmpty() && !mentioned.contains(longest)) {
          mentioned.add(longest);
        }
      }
    }
    return mentioned;
  }

  private static String longestAt(String text, int start, Collection<String> names) {
    String longest = "";
    for (String name : names) {
      if (name.length() > longest.length()
          && text.regionMatches(true, start, name, 0, name.length())
          && !goesOn(text, start + name.length())) {
        longest = name;
      }
    }
    return longest;
  }

  /** Whether a word of Latin letters goes on there; Chinese has no blanks between words. */
  private static boolean goesOn(String text, int index) {
    return index < text.length() && isLatin(text.charAt(index)) && isLatin(text.charAt(index - 1));
  }

  private static boolean isLatin(char letter) {
    return Character.isDigit(letter)
        || Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN;
  }
}
