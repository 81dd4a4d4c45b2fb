package mfa.workspace;

import java.time.Instant;
import java.util.Optional;

/**
 * How a workspace begins to ask for an authenticator.
 *
 * @param graceDays how many days it can be put off from then on, 0 to 30
 * @param from when it begins; null for now
 * @param pilotOnly whether it begins with the pilot group
 * @param announcement words of one's own in the mails, or blank
 */
public record RuleStart(int graceDays, Instant from, boolean pilotOnly, String announcement) {

  public static final int MAX_GRACE_DAYS = 30;

  /**
   * @throws IllegalArgumentException if the grace is not 0 to 30 days, or the words cannot be told
   */
  public RuleStart {
    if (graceDays < 0 || graceDays > MAX_GRACE_DAYS) {
      throw new IllegalArgumentException("Grace is 0 to 30 days.");
    }
    if (!announcement.isBlank() && Announcement.parse(announcement).isEmpty()) {
      throw new IllegalArgumentException("An announcement is short and has no links.");
    }
  }

  /** For all members, now. */
  public static RuleStart now(int graceDays) {
    return new RuleStart(graceDays, null, false, "");
  }

  /**
   * The words as mails have them, or an empty text.
   *
   * @param by whose words they are
   */
  public String quoted(String by) {
    return words().map(text -> new Announcement(text, by).quoted()).orElse("");
  }

  Optional<String> words() {
    return Announcement.parse(announcement);
  }
}
