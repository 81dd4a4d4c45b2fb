package mfa.e2e;

import com.microsoft.playwright.Locator;

/** The page {@code /password/forgot}. */
record ForgotPasswordPage(Visitor visitor) {

  static ForgotPasswordPage open(Visitor visitor) {
    visitor.open("/password/forgot");
    return new ForgotPasswordPage(visitor);
  }

  /** The page, once the visitor has got there. */
  static ForgotPasswordPage at(Visitor visitor) {
    visitor.awaitPath("/password/forgot");
    return new ForgotPasswordPage(visitor);
  }

  void ask(String email) {
    visitor.field("E-mail").fill(email);
    visitor.button("Send link").click();
  }

  /** The error at the field. */
  Locator error() {
    return Fields.errorOf(visitor.field("E-mail"));
  }
}
