package mfa.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The top bar of every page of a signed-in member: language, theme, sign-out. */
record TopBar(Visitor visitor) {

  /** Signs out and waits for the sign-in page. */
  void signOut() {
    openMenu();
    item("Sign out").click();
    visitor.awaitPath("/login");
  }

  /** Chooses "Like the system", "Light" or "Dark". */
  void theme(String english) {
    openMenu();
    item("Theme").hover();
    item(english).click();
  }

  void openMenu() {
    visitor.page().locator("vaadin-menu-bar-button").first().click();
  }

  private Locator item(String english) {
    return visitor
        .page()
        .getByRole(
            AriaRole.MENUITEM,
            new Page.GetByRoleOptions().setName(visitor.say(english)).setExact(true));
  }
}
