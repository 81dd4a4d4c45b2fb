package mfa.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import mfa.dev.SampleData.Person;

/**
 * The pages of one workspace, for somebody who is signed in.
 *
 * @param path of its home
 */
record WorkspacePages(Visitor visitor, String path) {

  /** Goes to the workspace from the list of the own ones. */
  static WorkspacePages of(Visitor visitor, String workspace) {
    visitor.open("/");
    var link =
        visitor
            .page()
            .locator("a.line-title")
            .filter(new Locator.FilterOptions().setHasText(workspace));
    var path = link.getAttribute("href");
    visitor.open(path.startsWith("/") ? path : "/" + path);
    return new WorkspacePages(visitor, visitor.path());
  }

  WorkspacePages open(String page) {
    visitor.open(path + page);
    return this;
  }

  /** Fills in the grace period; {@code /security} stands open. */
  void grace(int days) {
    graceField().fill(Integer.toString(days));
  }

  Locator graceField() {
    return visitor.page().locator("vaadin-integer-field input");
  }

  /** Asks to switch the rule on; a dialog opens. */
  void askToSwitchOn() {
    visitor.page().locator(".primary-button").click();
    awaitDialog();
  }

  /** Is led through binding, which the switcher has to do first. */
  AuthenticatorApp bindFirst(Person person) {
    dialogButton("Bind").click();
    var app = visitor.bindSteps(person).bind();
    visitor.bindSteps(person).saved();
    visitor.awaitQuiet();
    assertThat(visitor.page().locator("vaadin-dialog[opened]")).hasCount(0);
    return app;
  }

  /** Switches the rule on, with an authenticator bound. */
  void switchOn(int graceDays) {
    grace(graceDays);
    askToSwitchOn();
    dialogButton("Switch on").click();
    ruleStatus()
        .getByText(visitor.say("On"), new Locator.GetByTextOptions().setExact(true))
        .waitFor();
  }

  Locator ruleStatus() {
    return visitor.page().locator("#rule-status");
  }

  Locator cards() {
    return visitor.page().locator(".row-card");
  }

  /** Waits for the buttons of a dialog: its own element takes no room. */
  void awaitDialog() {
    dialog().getByRole(AriaRole.BUTTON).first().waitFor();
  }

  Locator dialog() {
    return visitor.page().getByRole(AriaRole.DIALOG);
  }

  Locator dialogButton(String english) {
    return dialog()
        .getByRole(
            AriaRole.BUTTON,
            new Locator.GetByRoleOptions().setName(visitor.say(english)).setExact(true));
  }

  /** The button of somebody's row. */
  Locator rowButton(String english, Person person) {
    return visitor
        .page()
        .getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions()
                .setName(visitor.say(english) + visitor.say(": ") + person.name()));
  }

  /** Opens the menu of somebody's row, and chooses what is to be done. */
  void choose(String english, String person) {
    var page = visitor.page();
    page.getByLabel(visitor.say("Actions") + visitor.say(": ") + person).first().click();
    page.getByRole(
            AriaRole.MENUITEM,
            new Page.GetByRoleOptions().setName(visitor.say(english)).setExact(true))
        .click();
  }

  /** Chooses what is to be done to all who are selected. */
  void forSelected(String label) {
    visitor.button("For the selected people").click();
    visitor
        .page()
        .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(label).setExact(true))
        .click();
  }

  /** Opens the dialog and types addresses. */
  void invite(String addresses) {
    visitor.button("Invite").click();
    visitor.field("E-mail addresses").fill(addresses);
  }

  void sendInvitations() {
    visitor.button("Send invitations").click();
  }
}
