package mfa.e2e;

import com.microsoft.playwright.Locator;
import mfa.dev.SampleData;
import mfa.dev.SampleData.Person;

/** The page {@code /unbind}, and what stands there once the ticket is filed. */
record UnbindForm(Visitor visitor) {

  static final String STORY = "My phone fell into the lake. 📱\nPlease help <b>me</b>.";

  /** Goes there as people do. */
  static UnbindForm open(Visitor visitor) {
    visitor.signInPage();
    visitor.link("Lost your phone? Unbind MFA").click();
    visitor.awaitPath("/unbind");
    return new UnbindForm(visitor);
  }

  UnbindForm fill(Person person) {
    visitor.field("Description").fill(STORY);
    visitor.field("E-mail").fill(person.email());
    visitor.field("Password").fill(SampleData.PASSWORD);
    return this;
  }

  /** Asks for the code and reads it in the mailbox. */
  String mailedCode(Person person) {
    var before = visitor.product().newestMail();
    visitor.button("Get verification code").click();
    return visitor.product().mailedCode(person, before);
  }

  void submit(String code) {
    verificationCode().fill(code);
    visitor.button("Submit ticket").click();
  }

  Locator verificationCode() {
    return visitor.field("Verification code");
  }

  /** Files a ticket; its number. */
  String file(Person person) {
    fill(person).submit(mailedCode(person));
    followLink().waitFor();
    return number();
  }

  /** The number of the filed ticket. */
  String number() {
    var address = followLink().getAttribute("href");
    return address.substring(address.indexOf("T-"), address.indexOf('?'));
  }

  Locator followLink() {
    return visitor.link("Follow the ticket");
  }
}
