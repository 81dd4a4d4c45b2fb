package mfa.authenticator.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import mfa.authenticator.SecondFactor;

/** Says in the language of a page how it stands with recovery codes. */
public final class RecoveryLabels {

  private RecoveryLabels() {}

  /** What there is to do about them; empty where they are enough and saved. */
  public static Optional<String> warning(Component page, SecondFactor factor) {
    if (factor.hasFewRecoveryCodes()) {
      return Optional.of(page.getTranslation("protection.codes.few", factor.recoveryCodesLeft()));
    }
    return factor.recoveryCodesSaved()
        ? Optional.empty()
        : Optional.of(page.getTranslation("protection.codes.unsaved"));
  }
}
