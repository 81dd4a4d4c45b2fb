package mfa.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What guessing codes leads to. */
@BrowserTest
class LockedCodeIT {

  @Test
  @Tag("R10")
  @Tag("R15")
  @DisplayName(
      "R10, R15: five wrong codes end the sign-in, say for how long, and old pages lead back")
  void fiveWrongCodesEndTheSignIn(Product product) {
    var person = product.accounts().freeMember();
    var owner = product.signedIn(person);
    var app = owner.bind(person);
    owner.bindSteps(person).saved();
    var guesser = product.visitor();
    guesser.signInPage().signIn(person);
    var page = guesser.codePage();
    var oldPage = guesser.inAnotherTab().open("/login/code");

    for (var attempt = 1; attempt < 5; attempt++) {
      page.confirm(app.wrongCode());
      assertThat(page.error()).containsText("The code is not right.");
      new Keyboard(guesser).press("Delete");
      page.securityCode().fill("");
      guesser.button("Confirm").click();
      assertThat(page.error()).containsText("Enter the six digits");
    }
    page.confirm(app.wrongCode());
    assertThat(page.notice())
        .containsText("Too many wrong codes, so this sign-in has ended. Start again in");
    assertThat(page.notice()).containsText("seconds.");
    assertThat(page.securityCode()).hasCount(0);
    new CodePage(oldPage).confirm(app.nextCode());

    oldPage.awaitPath("/login");
    new SignInPage(oldPage).signIn(person);
    assertThat(new SignInPage(oldPage).problem()).containsText("Too many wrong security codes.");
    assertThat(owner.securitySettings().activities().allInnerTexts())
        .filteredOn(line -> line.startsWith("Wrong security code"))
        .hasSize(5);
  }
}
