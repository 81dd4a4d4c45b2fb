package mfa.platform.request;

/**
 * A part of a list.
 *
 * @param max at most 200 are handed out at once
 */
public record ListPage(int offset, int max) {

  private static final int MAX = 200;

  public ListPage {
    max = Math.clamp(max, 0, MAX);
    offset = Math.max(0, offset);
  }
}
