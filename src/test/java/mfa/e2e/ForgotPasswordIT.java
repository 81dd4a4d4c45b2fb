package mfa.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.RequestOptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Setting a new password by a mailed link. */
@BrowserTest
class ForgotPasswordIT {

  private static final String NEW_PASSWORD = "violet tractor monsoon 42";
  private static final String SENT =
      "If there is an account with this address, you will get an e-mail with a link";
  private static final String TOO_SOON = "No new link can be sent yet. You can ask for one in";
  private static final String OVER = "This link was used before or is too old.";

  @Test
  @Tag("R55")
  @Tag("R65")
  @DisplayName(
      "R55, R65: the link works once, following it changes nothing, and the code is still asked")
  void linkSetsANewPasswordOnceAndKeepsTheAuthenticator(Product product) {
    var person = product.accounts().freeMember();
    var signedIn = product.signedIn(person);
    var app = signedIn.bind(person);
    signedIn.bindSteps(person).saved();
    var before = product.newestMail();
    var forgetful = product.visitor();
    forgetful.signInPage();
    forgetful.link("Forgot password?").click();
    ForgotPasswordPage.at(forgetful).ask(person.email());
    assertThat(forgetful.page().getByText(SENT)).isVisible();
    var link = product.mailedLink(person, before);

    for (var prefetch = 0; prefetch < 2; prefetch++) {
      var anonymous = product.visitor();
      assertThat(anonymous.context().request().get(link).ok()).isTrue();
      anonymous.open(link);
      anonymous.field("New password").waitFor();
    }
    assertThat(signedIn.open("/account").path()).isEqualTo("/account");
    forgetful.open(link);
    assertThat(forgetful.page().url())
        .startsWith(product.baseUrl() + "/password/reset/")
        .doesNotContain(link.substring(link.indexOf('=') + 1));
    forgetful.field("New password").fill(NEW_PASSWORD);
    forgetful.button("Set password").click();
    assertThat(forgetful.page().getByText("Your password was changed and all sessions have ended."))
        .isVisible();

    signedIn.link("Security Settings").first().click();
    signedIn.awaitPath("/login");
    forgetful.open(link);
    assertThat(forgetful.page().getByText(OVER)).isVisible();
    forgetful.signInPage().signIn(person.email(), NEW_PASSWORD);
    forgetful.codePage().confirm(app.nextCode());
    forgetful.awaitPath("/");
    product.mailTo(person, "password was changed");
    assertThat(forgetful.securitySettings().activities().allInnerTexts())
        .anyMatch(line -> line.startsWith("Password link requested"))
        .anyMatch(line -> line.startsWith("Password changed"));
  }

  @Test
  @Tag("R33")
  @Tag("R30")
  @DisplayName(
      "R30, R33: unknown addresses get the same words as known ones, also when asked again")
  void unknownAddressGetsTheSameWords(Product product) {
    var person = product.accounts().freeMember();
    var known = product.visitor();
    var unknown = product.visitor();

    ForgotPasswordPage.open(known).ask(person.email());
    assertThat(known.page().getByText(SENT)).isVisible();
    ForgotPasswordPage.open(unknown).ask("nobody-has-this@example.com");
    assertThat(unknown.page().getByText(SENT)).isVisible();
    var first = unknown.page().locator("main").innerText();
    ForgotPasswordPage.at(known).ask(person.email());
    assertThat(ForgotPasswordPage.at(known).error()).containsText(TOO_SOON);
    ForgotPasswordPage.at(unknown).ask("nobody-has-this@example.com");
    assertThat(ForgotPasswordPage.at(unknown).error()).containsText(TOO_SOON);

    ForgotPasswordPage.open(known);
    assertThat(first).contains(SENT);
    product.mailTo(person, "password");
    assertThat(product.mailsTo(person)).hasSize(1);
  }

  @Test
  @Tag("R34")
  @DisplayName("R34: a forged Host header does not get into the link of the mail")
  void forgedHostDoesNotGetIntoTheMail(Product product) {
    var person = product.accounts().freeMember();
    var forged = "http://" + Product.FORGED_HOST + ":" + product.port();
    var attacker = product.visitor(new Browser.NewContextOptions());
    var before = product.newestMail();

    attacker.open(forged + "/password/forgot");
    assertThat(attacker.page().url()).startsWith(forged);
    new ForgotPasswordPage(attacker).ask(person.email());

    assertThat(product.mailedLink(person, before))
        .startsWith(product.baseUrl() + "/password/reset?key=");
    assertThat(product.mailTo(person, "password").text()).doesNotContain(Product.FORGED_HOST);
  }

  @Test
  @Tag("R65")
  @DisplayName(
      "R65: the key of the link moves into a cookie for this server alone and is not sent on")
  void keyLeavesTheAddressAtOnce(Product product) {
    var person = product.accounts().freeMember();
    var visitor = product.visitor();
    var before = product.newestMail();
    ForgotPasswordPage.open(visitor).ask(person.email());
    var link = product.mailedLink(person, before);

    var answer = visitor.context().request().get(link, RequestOptions.create().setMaxRedirects(0));

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.headers().get("location")).matches(".*/password/reset/[\\w-]{12}");
    assertThat(answer.headers().get("set-cookie")).contains("HttpOnly").contains("SameSite=Lax");
    assertThat(answer.headers()).containsEntry("referrer-policy", "no-referrer");
  }
}
