package mfa.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The page {@code /account/security} with its dialogs. */
record SecuritySettings(Visitor visitor) {

  SecuritySettings {
    visitor.awaitPath("/account/security");
  }

  /** Bound or Unbound. */
  Locator status() {
    return visitor.page().locator("#mfa-status");
  }

  /** Opens the dialog with the three steps. */
  void bind() {
    visitor.button("Bind").click();
  }

  /** Opens the dialog that asks for a code. */
  void unbind() {
    visitor.button("Unbind").click();
  }

  /** Gives the code that a dialog asks for. */
  void prove(String code) {
    proof().fill(code);
    dialogButton("Confirm").click();
  }

  /** The field of a dialog that asks for a code. */
  Locator proof() {
    return visitor.field("Security code");
  }

  void addAuthenticator() {
    visitor.button("Add authenticator").click();
  }

  /** Removes an authenticator and says yes to the question. */
  void remove(String authenticator) {
    visitor
        .page()
        .getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName(visitor.say("Remove") + " " + authenticator))
        .click();
    dialogButton("Remove").click();
  }

  /** Says yes to the question, and opens the dialog with new recovery codes. */
  void generateNewCodes() {
    visitor.button("Generate new codes").click();
    dialogButton("Generate new codes").click();
  }

  /** The lines of one section, by its heading. */
  Locator lines(String section) {
    return visitor
        .page()
        .locator("section")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    visitor
                        .page()
                        .getByRole(
                            AriaRole.HEADING,
                            new Page.GetByRoleOptions().setName(section).setExact(true))))
        .locator("li");
  }

  /** The authenticators. */
  Locator authenticators() {
    return lines("Authenticators");
  }

  /** Where the member is signed in. */
  Locator sessions() {
    return lines("Where you are signed in");
  }

  /** What happened lately, the newest first within each sign-in. */
  Locator activities() {
    return lines("Recent security activity").locator(".activity");
  }

  /** Ends the session of the nth line that has a button, and says yes to the question. */
  void endOtherSession() {
    sessions().getByRole(AriaRole.BUTTON).first().click();
    dialogButton("End").click();
  }

  void endAllOthers() {
    visitor.button("End all others").click();
    dialogButton("End").click();
  }

  Locator dialog() {
    return visitor.page().getByRole(AriaRole.DIALOG);
  }

  /** A button of the open dialog. */
  Locator dialogButton(String english) {
    return dialog()
        .getByRole(
            AriaRole.BUTTON,
            new Locator.GetByRoleOptions().setName(visitor.say(english)).setExact(true));
  }
}
