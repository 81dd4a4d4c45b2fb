package mfa.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;

/** The page {@code /login/code}, the second step of signing in. */
record CodePage(Visitor visitor) {

  CodePage {
    visitor.awaitPath("/login/code");
  }

  Locator securityCode() {
    return visitor.field("Security code");
  }

  Locator recoveryCode() {
    return visitor.field("Recovery code");
  }

  void confirm(String code) {
    securityCode().fill(code);
    visitor.button("Confirm").click();
  }

  void useRecoveryCode(String code) {
    visitor.link("Use a recovery code").click();
    recoveryCode().fill(code);
    visitor.button("Confirm").click();
  }

  /** The error at the field. */
  Locator error() {
    return Fields.errorOf(securityCode());
  }

  /** What is said when the sign-in has ended here. */
  Locator notice() {
    return visitor.page().getByRole(AriaRole.ALERT);
  }
}
