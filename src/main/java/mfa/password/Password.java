package mfa.password;

import java.text.Normalizer;

/** A password on its way to be compared or hashed; at most 256 characters. */
public record Password(String text) {

  public static final int MAX = 256;

  /** What a field takes: enough that a password which is too long is told so, and never cut. */
  public static final int MAX_TYPED_LENGTH = 1_000;

  /**
   * @throws IllegalArgumentException if it is longer than 256 characters
   */
  public Password {
    if (text.length() > MAX) {
      throw new IllegalArgumentException("A password has at most 256 characters.");
    }
  }

  /**
   * The form that is hashed: composed, with variants of a letter made one (NFKC), so that it does
   * not depend on the keyboard (NIST SP 800-63B §3.1.1.2).
   */
  String normalised() {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  @Override
  public String toString() {
    return "••••••••";
  }
}
