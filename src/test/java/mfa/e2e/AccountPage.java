package mfa.e2e;

import com.microsoft.playwright.Locator;

/** The page {@code /account}. */
record AccountPage(Visitor visitor) {

  static AccountPage open(Visitor visitor) {
    visitor.open("/account");
    return new AccountPage(visitor);
  }

  Locator name() {
    return visitor.field("Name");
  }

  void rename(String name) {
    name().fill(name);
    visitor.button("Save").click();
  }
}
