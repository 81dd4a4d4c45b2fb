package mfa.e2e;

import com.microsoft.playwright.Locator;

/** The top bar of every page of a signed-in member: language, theme, sign-out. */
record TopBar(Visitor visitor) {

  /** Signs out and waits for the sign-in page. */
  void signOut() {
    openMenu();
    visitor.button("Sign out").click();
    visitor.awaitPath("/login");
  }

  /** Chooses "Same as system", "Light" or "Dark". */
  void theme(String english) {
    openMenu();
    visitor.button(english).click();
  }

  void openMenu() {
    accountButton().click();
    visitor.button("Sign out").waitFor();
  }

  /** The button with the name of the member. */
  Locator accountButton() {
    return visitor.page().locator(".account-button");
  }
}
