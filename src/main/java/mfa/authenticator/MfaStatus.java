package mfa.authenticator;

import java.util.List;

/**
 * The second factor of an account.
 *
 * @param authenticators oldest first; none means unbound
 * @param recoveryCodesLeft 0 to 10
 * @param recoveryCodesSaved whether the owner said to keep the present ones
 */
public record MfaStatus(
    List<AuthenticatorItem> authenticators, int recoveryCodesLeft, boolean recoveryCodesSaved) {

  public static final int MAX_AUTHENTICATORS = 5;

  public boolean isBound() {
    return !authenticators.isEmpty();
  }

  public boolean hasRoom() {
    return authenticators.size() < MAX_AUTHENTICATORS;
  }
}
