package mfa.authenticator;

import java.util.Optional;
import mfa.platform.text.Digits;

/** A security code of an authenticator app: six digits, leading zeros included. */
public record OneTimeCode(String digits) implements Proof {

  /**
   * @throws IllegalArgumentException if it is not six ASCII digits
   */
  public OneTimeCode {
    if (!digits.matches("[0-9]{6}")) {
      throw new IllegalArgumentException("A security code has six digits.");
    }
  }

  public static Optional<OneTimeCode> parse(String typed) {
    return Digits.six(typed).map(OneTimeCode::new);
  }

  @Override
  public String toString() {
    return "••••••";
  }
}
