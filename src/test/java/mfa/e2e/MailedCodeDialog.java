package mfa.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import mfa.dev.SampleData.Person;

/**
 * The dialog that asks for a mailed code before what the password alone does not allow.
 *
 * @param confirms its heading, which names what the code confirms
 */
record MailedCodeDialog(Visitor visitor, Person person, String confirms) {

  /** Asks for a code and reads it in the mailbox. */
  String mailedCode() {
    var before = visitor.product().newestMail();
    button("Get verification code").click();
    return visitor.product().mailedCode(person, before);
  }

  /** Enters a code that was mailed before this dialog was opened. */
  void confirmBefore(String code) {
    button("I have a code already").click();
    confirm(code);
  }

  void confirm(String code) {
    code().fill(code);
    button("Confirm").click();
  }

  Locator code() {
    return dialog().getByLabel(visitor.say("Verification code"));
  }

  /** What the dialog says of the code that was typed. */
  Locator problem() {
    return dialog().locator("[slot=error-message]");
  }

  private Locator button(String english) {
    return dialog()
        .getByRole(
            AriaRole.BUTTON,
            new Locator.GetByRoleOptions().setName(visitor.say(english)).setExact(true));
  }

  private Locator dialog() {
    return visitor
        .page()
        .getByRole(
            AriaRole.DIALOG,
            new Page.GetByRoleOptions().setName(visitor.say(confirms)).setExact(true));
  }
}
