package mfa.authenticator;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The second factor of an account.
 *
 * @param authenticators oldest first; none means unbound
 * @param recoveryCodesLeft 0 to 10
 * @param recoveryCodesSaved whether the owner said to keep the present ones
 * @param recoveryCodesMadeAt when those were made; null where there are none
 */
public record MfaStatus(
    List<AuthenticatorItem> authenticators,
    int recoveryCodesLeft,
    boolean recoveryCodesSaved,
    @Nullable Instant recoveryCodesMadeAt) {

  public static final int MAX_AUTHENTICATORS = 5;

  public boolean isBound() {
    return !authenticators.isEmpty();
  }

  public boolean hasFewRecoveryCodes() {
    return recoveryCodesLeft <= SecondFactor.FEW;
  }

  public boolean hasRoom() {
    return authenticators.size() < MAX_AUTHENTICATORS;
  }
}
