package mfa.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import mfa.dev.SampleData;
import mfa.dev.SampleData.Person;

/** The page on which a member changes the own e-mail address. */
record EmailPage(Visitor visitor) {

  static EmailPage open(Visitor member) {
    member.open("/account");
    member.link("Change e-mail").click();
    member.awaitPath("/account/email");
    return new EmailPage(member);
  }

  void askForCodes(Person requested, String password) {
    visitor.field("New e-mail").fill(requested.email());
    visitor.field("Current password").fill(password);
    visitor.button("Get verification code").click();
  }

  /** Moves to another address with a code from each; the mailed link that takes it back. */
  String change(Person person, Person requested) {
    var product = visitor.product();
    var before = product.newestMail();
    askForCodes(requested, SampleData.PASSWORD);
    visitor
        .field("Verification code sent to the new address")
        .fill(product.mailedCode(requested, before));
    visitor
        .field("Verification code sent to your present address")
        .fill(product.mailedCode(person, before));
    visitor.button("Confirm").click();
    assertThat(visitor.page().getByText("Your e-mail address is changed.")).isVisible();
    return product
        .mailTo(person, "e-mail address was changed")
        .text()
        .lines()
        .filter(line -> line.contains("/email/take-back"))
        .findFirst()
        .orElseThrow()
        .strip();
  }
}
