package mfa.administration;

/**
 * A part of a list.
 *
 * @param most at most 200 are handed out at once
 */
public record ListPage(int offset, int most) {

  private static final int LARGEST = 200;

  public ListPage {
    most = Math.clamp(most, 0, LARGEST);
    offset = Math.max(0, offset);
  }
}
