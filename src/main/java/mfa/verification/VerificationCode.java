package mfa.verification;

import java.util.Optional;
import mfa.platform.text.Digits;

/** A code that was e-mailed: six digits, leading zeros included. */
public record VerificationCode(String digits) {

  /**
   * @throws IllegalArgumentException if it is not six ASCII digits
   */
  public VerificationCode {
    if (!digits.matches("[0-9]{6}")) {
      throw new IllegalArgumentException("A verification code has six digits.");
    }
  }

  public static Optional<VerificationCode> parse(String typed) {
    return Digits.six(typed).map(VerificationCode::new);
  }

  @Override
  public String toString() {
    return "••••••";
  }
}
