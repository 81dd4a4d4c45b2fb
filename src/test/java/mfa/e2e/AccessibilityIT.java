package mfa.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ReducedMotion;
import mfa.dev.SampleData.Person;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every page, dialog and step, in both languages: nothing that axe or a narrow window objects to.
 */
@BrowserTest
class AccessibilityIT {

  @ParameterizedTest(name = "R43: no page outside objects to axe or scrolls sideways, in {0}")
  @Tag("R43")
  @DisplayName("Pages before signing in")
  @ValueSource(strings = {"en", "zh"})
  void pagesBeforeSigningInAreAccessible(String language, Product product) {
    var person = product.accounts().freeMember();
    var visitor = visitor(product, language);
    var inspection = new Inspection(visitor, language);

    visitor.signInPage();
    inspection.lookAt("login");
    new SignInPage(visitor).signIn(person.email(), "not the password");
    new SignInPage(visitor).problem().waitFor();
    inspection.lookAt("login-refused");
    var before = product.newestMail();
    var forgot = ForgotPasswordPage.open(visitor);
    forgot.ask("not an address");
    forgot.error().waitFor();
    inspection.lookAt("forgot-wrong");
    forgot.ask(person.email());
    visitor.page().locator(".notice").waitFor();
    inspection.lookAt("forgot-sent");
    visitor.open(product.mailedLink(person, before));
    inspection.lookAt("reset");
    visitor.field("New password").fill("violet tractor monsoon 42");
    visitor.button("Set password").click();
    visitor.page().locator(".notice-success").waitFor();
    inspection.lookAt("reset-done");
    visitor.open("/password/reset");
    inspection.lookAt("reset-over");

    assertThat(inspection.findings()).isEmpty();
  }

  @ParameterizedTest(
      name = "R43: no step of a required binding or of the code page objects, in {0}")
  @Tag("R43")
  @DisplayName("Required binding and code page")
  @ValueSource(strings = {"en", "zh"})
  void stepsOfSigningInAreAccessible(String language, Product product) {
    var person = product.accounts().mandatoryMember();
    var visitor = visitor(product, language);
    var inspection = new Inspection(visitor, language);

    visitor.signInPage().signIn(person);
    visitor.awaitPath("/login/bind");
    var app = lookAtTheSteps(visitor, person, inspection, "login-bind");
    visitor.awaitPath("/");
    visitor.topBar().signOut();
    visitor.signInPage().signIn(person);
    var page = visitor.codePage();
    inspection.lookAt("login-code");
    page.confirm(app.wrongCode());
    page.error().waitFor();
    inspection.lookAt("login-code-wrong");
    visitor.link("Use a recovery code").click();
    page.recoveryCode().waitFor();
    inspection.lookAt("login-code-recovery");

    assertThat(inspection.findings()).isEmpty();
  }

  @ParameterizedTest(name = "R43: no page or dialog inside objects, in {0}")
  @Tag("R43")
  @DisplayName("Pages and dialogs of members")
  @ValueSource(strings = {"en", "zh"})
  void pagesAndDialogsInsideAreAccessible(String language, Product product) {
    var person = product.accounts().freeMember();
    var visitor = visitor(product, language);
    var inspection = new Inspection(visitor, language);

    visitor.signInPage().signIn(person);
    visitor.awaitPath("/");
    inspection.lookAt("workspaces");
    visitor.topBar().openMenu();
    inspection.lookAt("account-menu");
    for (var path :
        new String[] {
          "/account",
          "/account/activity",
          "/account/email",
          "/account/password",
          "/gate/refused",
          "/no-such-page"
        }) {
      visitor.open(path);
      inspection.lookAt(path.substring(1).replace('/', '-'));
    }
    var settings = visitor.securitySettings();
    inspection.lookAt("security-unbound");
    settings.bind();
    lookAtTheSteps(visitor, person, inspection, "bind");
    inspection.lookAt("security-bound");
    lookAtTheDialogs(visitor, product, person, inspection);
    showIdleWarning(visitor);
    inspection.lookAt("idle-warning");

    assertThat(inspection.findings()).isEmpty();
  }

  @Test
  @Tag("R43")
  @DisplayName("R43: keys lead past the navigation, and pages below others say where they are")
  void keysLeadPastTheNavigationAndPagesSayWhereTheyAre(Product product) {
    var member = product.signedIn(product.accounts().freeMember());
    var page = member.page();

    member.open("/account/activity");
    member.link("Security Settings").first().waitFor();
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip-link")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("[role=main]")).isFocused();
    assertThat(page.locator("vaadin-side-nav-item[current]")).containsText("Security Settings");
    assertThat(page.locator(".breadcrumbs a")).hasText("Security Settings");
    assertThat(page.locator(".breadcrumbs [aria-current=page]")).hasText("Activity");

    page.locator("a.product-name").click();
    member.awaitPath("/");
    member.topBar().openMenu();
    page.locator(".account-menu").getByText("Account Management").click();
    member.awaitPath("/account");
    assertThat(page.locator(".account-menu")).isHidden();
  }

  private static AuthenticatorApp lookAtTheSteps(
      Visitor visitor, Person person, Inspection inspection, String name) {
    var steps = visitor.bindSteps(person);
    inspection.lookAt(name + "-1");
    var mailed = steps.mailedCode();
    steps.confirmEmail("");
    Fields.errorOf(steps.verificationCode()).waitFor();
    inspection.lookAt(name + "-1-wrong");
    steps.confirmEmail(mailed);
    var app = new AuthenticatorApp(steps.key());
    inspection.lookAt(name + "-2");
    steps.next();
    steps.securityCode().waitFor();
    inspection.lookAt(name + "-3");
    steps.confirm(app.nextCode());
    steps.recoveryCodes();
    inspection.lookAt(name + "-done");
    steps.saved();
    return app;
  }

  private static void lookAtTheDialogs(
      Visitor visitor, Product product, Person person, Inspection inspection) {
    product.visitor(new Browser.NewContextOptions()).signInPage().signIn(person);
    var settings = visitor.securitySettings();
    settings.unbind();
    settings.proof().waitFor();
    inspection.lookAt("unbind");
    settings.prove("");
    Fields.errorOf(settings.proof()).waitFor();
    inspection.lookAt("unbind-wrong");
    visitor.button("Cancel").click();
    settings.addAuthenticator();
    visitor.page().locator("#secret-key").waitFor();
    inspection.lookAt("add-authenticator");
    visitor.button("Cancel").click();
    settings.generateNewCodes();
    visitor.bindSteps(person).recoveryCodes();
    inspection.lookAt("new-recovery-codes");
    visitor.bindSteps(person).saved();
  }

  /** The page looks once a second when a key was pressed last, in any tab. */
  private static void showIdleWarning(Visitor visitor) {
    visitor
        .page()
        .evaluate("localStorage.setItem('mfa-active', String(Date.now() - 29 * 60 * 1000))");
    visitor.page().locator("vaadin-dialog[opened] vaadin-button").first().waitFor();
  }

  private static Visitor visitor(Product product, String language) {
    return product.visitor(
        new Browser.NewContextOptions()
            .setLocale(language.equals("zh") ? "zh-CN" : "en-US")
            .setReducedMotion(ReducedMotion.REDUCE));
  }
}
