package mfa.workspace;

import java.util.Optional;
import java.util.regex.Pattern;
import mfa.platform.text.SingleLine;

/**
 * Words of somebody's own in the mails about a workspace's rule. They are told as the quoted words
 * of that person, and have no address that a mail program makes a link of: nobody can use them to
 * lead members elsewhere in our name (R34).
 *
 * @param by the name of who wrote them
 */
public record Announcement(String text, String by) {

  public static final int MAX_LENGTH = 500;

  /** An address, or what mail programs take for one. */
  private static final Pattern LINK =
      Pattern.compile(
          "(?iu):\\s*/|\\bwww\\b|[^\\s.@\u3002\uFF0E\uFF61][.@\u3002\uFF0E\uFF61]\\p{L}{2}");

  /** What can be told; empty where it is blank, too long or has a link. */
  public static Optional<String> parse(String typed) {
    return SingleLine.parse(typed, MAX_LENGTH).filter(text -> !LINK.matcher(text).find());
  }

  /** As the mails have it. */
  String quoted() {
    return by + ": \u201C" + text + "\u201D";
  }
}
