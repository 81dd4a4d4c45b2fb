package mfa.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import mfa.dev.SampleData;
import mfa.dev.SampleData.Person;

/** The page {@code /login}. */
record SignInPage(Visitor visitor) {

  /** Gives the right password. */
  void signIn(Person person) {
    signIn(person.email(), SampleData.PASSWORD);
  }

  void signIn(String email, String password) {
    visitor.field("E-mail").fill(email);
    visitor.field("Password").fill(password);
    visitor.button("Sign in").click();
  }

  /** What is said when it did not work. */
  Locator problem() {
    return visitor.page().getByRole(AriaRole.ALERT);
  }
}
