package mfa.workspace.members;

/**
 * A part of a sorted list of members.
 *
 * @param most at most 200 are handed out at once
 */
public record MemberPage(MemberOrder order, boolean descending, int offset, int most) {

  static final int LARGEST = 200;

  public MemberPage {
    most = Math.clamp(most, 0, LARGEST);
    offset = Math.max(0, offset);
  }

  public static MemberPage first(int most) {
    return new MemberPage(MemberOrder.NAME, false, 0, most);
  }

  MemberPage next() {
    return new MemberPage(order, descending, offset + most, most);
  }
}
