package mfa.login;

/** A password on its way to be compared or hashed; at most 256 characters. */
public record Password(String text) {

  public static final int LONGEST = 256;

  /** What a field takes: enough that a password which is too long is told so, and never cut. */
  public static final int LONGEST_TYPED = 1_000;

  /**
   * @throws IllegalArgumentException if it is longer than 256 characters
   */
  public Password {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("A password has at most 256 characters.");
    }
  }

  @Override
  public String toString() {
    return "••••••••";
  }
}
