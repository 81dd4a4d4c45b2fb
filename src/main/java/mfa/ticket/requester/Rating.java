package mfa.ticket.requester;

import java.util.List;
import mfa.platform.text.Typed;

/**
 * How a requester says the help was.
 *
 * @param stars 1 to 5
 * @param comment up to 2,000 characters, or empty
 */
public record Rating(int stars, String comment) {

  public static final List<Integer> STARS = List.of(1, 2, 3, 4, 5);
  public static final int MAX_COMMENT_LENGTH = 2_000;

  /**
   * @throws IllegalArgumentException if it has other stars or a longer comment
   */
  public Rating {
    comment = Typed.of(comment);
    if (!STARS.contains(stars) || comment.length() > MAX_COMMENT_LENGTH) {
      throw new IllegalArgumentException("A rating has 1 to 5 stars and up to 2,000 characters.");
    }
  }
}
