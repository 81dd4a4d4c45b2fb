package mfa.authenticator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an account is protected, in numbers.
 *
 * @param recoveryCodesLeft 0 to 10
 * @param recoveryCodesSaved whether the owner said to keep the present ones
 * @param recoveryCodesMadeAt when those were made; null where there are none
 */
public record SecondFactor(
    boolean bound,
    int recoveryCodesLeft,
    boolean recoveryCodesSaved,
    @Nullable Instant recoveryCodesMadeAt) {

  /** From here on it is time for new ones. */
  static final int FEW = 3;

  public boolean hasFewRecoveryCodes() {
    return recoveryCodesLeft <= FEW;
  }
}
