package mfa.workspace.members;

/**
 * A part of a sorted list of members.
 *
 * @param max at most 200 are handed out at once
 */
public record MemberPage(MemberOrder order, boolean descending, int offset, int max) {

  static final int MAX = 200;

  public MemberPage {
    max = Math.clamp(max, 0, MAX);
    offset = Math.max(0, offset);
  }
}
