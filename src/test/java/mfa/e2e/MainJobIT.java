package mfa.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mfa.dev.SampleData;
import mfa.dev.SampleData.Person;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The main job: bind an authenticator, sign in with its codes, manage it, unbind it. */
@BrowserTest
class MainJobIT {

  @Test
  @Tag("journey")
  @Tag("R04")
  @Tag("R05")
  @Tag("R06")
  @DisplayName("R04, R05, R06: a member binds, signs in with codes, manages and unbinds")
  void memberBindsSignsInWithCodesAndUnbinds(Product product) {
    var person = product.accounts().freeMember();
    var member = product.visitor();

    openSecuritySettings(member, person);
    var app = new BoundApp();
    bind(member, person, app);
    signInAgain(member, person, app);
    manage(member, person, app);
    unbind(member, person, app);

    assertThat(member.securitySettings().activities().allInnerTexts())
        .anyMatch(line -> line.startsWith("MFA unbound"))
        .anyMatch(line -> line.startsWith("Wrong security code"));
  }

  /** What the member has in hand after binding. */
  private static final class BoundApp {
    private AuthenticatorApp app;
    private List<String> recoveryCodes;
  }

  private static void openSecuritySettings(Visitor member, Person person) {
    member.signInPage().signIn(person);
    member.awaitPath("/");
    member.link("Account Management").click();
    member.awaitPath("/account");
    member.page().locator(".page").getByText("Security Settings").last().click();
    assertThat(new SecuritySettings(member).status()).hasText("Unbound");
  }

  private static void bind(Visitor member, Person person, BoundApp bound) {
    var settings = new SecuritySettings(member);
    settings.bind();
    var steps = member.bindSteps(person);
    steps.verifyEmail();
    bound.app = new AuthenticatorApp(steps.key());
    steps.next();
    steps.confirm(bound.app.wrongCode());
    assertThat(Fields.errorOf(steps.securityCode())).containsText("The code is not right.");
    steps.confirm(bound.app.nextCode());
    assertThat(steps.done()).hasText("MFA is bound");
    bound.recoveryCodes = steps.recoveryCodes();
    assertThat(bound.recoveryCodes).hasSize(10).doesNotHaveDuplicates();
    steps.saved();
    assertThat(settings.status()).hasText("Bound");
    assertThat(member.page().locator(".recovery-code")).hasCount(0);
    product(member).mailTo(person, "MFA is bound");
  }

  private static void signInAgain(Visitor member, Person person, BoundApp bound) {
    member.topBar().signOut();
    member.signInPage().signIn(person);
    var page = member.codePage();
    page.confirm(bound.app.wrongCode());
    assertThat(page.error()).containsText("The code is not right.");
    page.confirm(bound.app.lastCode());
    assertThat(page.error()).containsText("The code is not right.");
    page.confirm(bound.app.nextCode());
    member.awaitPath("/");

    member.topBar().signOut();
    member.signInPage().signIn(person);
    var again = member.codePage();
    again.confirm(bound.app.lastCode());
    assertThat(again.error()).containsText("The code is not right.");
    again.useRecoveryCode(bound.recoveryCodes.getFirst());
    member.awaitPath("/");
    product(member).mailTo(person, "recovery code");
    var help = member.page().locator(".banner");
    assertThat(help).containsText("Recovery codes left: 9.");
    member.open("/account");
    assertThat(help).isVisible();
  }

  private static void manage(Visitor member, Person person, BoundApp bound) {
    var settings = member.securitySettings();
    assertThat(member.page().getByText("9 of 10 recovery codes are left.")).isVisible();
    settings.addAuthenticator();
    var steps = member.bindSteps(person);
    var tablet = new AuthenticatorApp(steps.key());
    steps.name("Tablet");
    steps.next();
    steps.confirm(tablet.nextCode());
    assertThat(steps.done()).hasText("Tablet was added");
    member.button("Close").click();
    assertThat(settings.authenticators()).hasCount(2);
    product(member).mailTo(person, "added");
    var help = member.page().locator(".banner");
    assertThat(help).containsText("Remove the old one now.");
    member.button("Hide").click();
    assertThat(help).isHidden();

    settings.remove("Tablet");
    assertThat(settings.authenticators()).hasCount(1);
    product(member).mailTo(person, "removed");

    settings.generateNewCodes();
    var fresh = steps.recoveryCodes();
    assertThat(fresh).hasSize(10).doesNotContainAnyElementsOf(bound.recoveryCodes);
    steps.saved();
    assertThat(member.page().getByText("10 of 10 recovery codes are left.")).isVisible();
    assertThat(help).isHidden();
    product(member).mailTo(person, "recovery codes");
  }

  private static void unbind(Visitor member, Person person, BoundApp bound) {
    var settings = member.securitySettings();
    settings.unbind();
    settings.prove(bound.app.lastCode());
    assertThat(Fields.errorOf(settings.proof())).containsText("The code is not right.");
    settings.prove(bound.app.nextCode());
    assertThat(settings.status()).hasText("Unbound");
    product(member).mailTo(person, "unbound");
  }

  private static Product product(Visitor member) {
    return member.product();
  }

  @Test
  @Tag("R21")
  @DisplayName("R21: the whole way works with the keyboard alone, with the key as text")
  void memberBindsAndSignsInWithTheKeyboardAlone(Product product) {
    var person = product.accounts().freeMember();
    var member = product.visitor();
    var keys = new Keyboard(member);

    member.signInPage();
    keys.tabTo(member.field("E-mail")).type(person.email());
    keys.tabTo(member.field("Password")).type(SampleData.PASSWORD).press("Enter");
    member.awaitPath("/");
    keys.tabTo(member.link("Security Settings")).press("Enter");
    var settings = new SecuritySettings(member);
    keys.tabTo(member.button("Bind")).press("Enter");
    var steps = member.bindSteps(person);
    var before = product.newestMail();
    keys.tabTo(member.button("Get verification code")).press("Enter");
    var mailed = product.mailedCode(person, before);
    keys.tabTo(steps.verificationCode()).type(mailed).press("Enter");
    var app = new AuthenticatorApp(steps.key());
    keys.tabTo(member.button("Next")).press("Enter");
    keys.tabTo(steps.securityCode()).type(app.nextCode()).press("Enter");
    steps.recoveryCodes();
    keys.tabTo(member.button("I have saved them")).press("Enter");
    assertThat(settings.status()).hasText("Bound");

    keys.tabTo(member.topBar().accountButton()).press("Enter");
    keys.tabTo(member.button("Sign out")).press("Enter");
    member.awaitPath("/login");
    keys.tabTo(member.field("E-mail")).type(person.email());
    keys.tabTo(member.field("Password")).type(SampleData.PASSWORD).press("Enter");
    keys.tabTo(member.codePage().securityCode()).type(app.nextCode()).press("Enter");

    member.awaitPath("/");
  }

  @Test
  @Tag("R21")
  @DisplayName("R21: Copy gives the key without blanks, and the link for an app names the same key")
  void copyGivesTheKeyWithoutBlanks(Product product) {
    var person = product.accounts().freeMember();
    var member = product.signedIn(person);
    member.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    member.securitySettings().bind();
    var steps = member.bindSteps(person);
    steps.verifyEmail();

    steps.copyKey().click();

    assertThat(steps.copyKey()).hasText("Copied");
    var shown = steps.key();
    assertThat(shown).matches("([A-Z2-7]{4} ){7}[A-Z2-7]{4}");
    assertThat(member.page().evaluate("navigator.clipboard.readText()"))
        .isEqualTo(shown.replace(" ", ""));
    assertThat(steps.appLink()).contains("secret=" + shown.replace(" ", "") + "&");
  }
}
