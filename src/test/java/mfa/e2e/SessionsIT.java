package mfa.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sessions: their cookies, where they are listed, and every way they end. */
@BrowserTest
class SessionsIT {

  @Test
  @Tag("R41")
  @DisplayName(
      "R41: a member ends the session of another browser, which lands at /login at its next click")
  void endedSessionLandsAtSignIn(Product product) {
    var person = product.accounts().freeMember();
    var here = product.signedIn(person);
    var there = product.signedIn(person);
    var settings = here.securitySettings();
    assertThat(settings.sessions()).hasCount(2);

    settings.endOtherSession();
    assertThat(settings.sessions()).hasCount(1);
    assertThat(here.page().locator("h2:focus")).hasText("Where you are signed in");
    there.link("Account Management").click();

    there.awaitPath("/login");
    assertThat(there.page().getByText("This session was ended from another browser")).isVisible();
    here.securitySettings();
    assertThat(settings.activities().filter(text("Session ended"))).hasCount(1);
  }

  @Test
  @Tag("R39")
  @DisplayName(
      "R39: what was typed in an ended session comes back to its owner, and to nobody else")
  void typedTextComesBackToItsOwner(Product product) {
    var person = product.accounts().freeMember();
    var other = product.accounts().freeMember();
    var here = product.signedIn(person);
    var there = product.signedIn(person);
    var third = product.signedIn(person);
    AccountPage.open(there).name().fill("Typed and not saved");
    AccountPage.open(third).name().fill("Typed and not saved");

    var settings = here.securitySettings();
    settings.endAllOthers();
    assertThat(settings.sessions()).hasCount(1);
    for (var ended : List.of(there, third)) {
      ended.link("Workspaces").click();
      ended.awaitPath("/login");
      assertThat(ended.page().getByText("What you typed on the previous page is kept")).isVisible();
    }
    new SignInPage(there).signIn(person);
    new SignInPage(third).signIn(other);

    there.awaitPath("/account");
    assertThat(new AccountPage(there).name()).hasValue("Typed and not saved");
    third.awaitPath("/account");
    assertThat(new AccountPage(third).name()).hasValue(other.name());
  }

  @Test
  @Tag("R37")
  @DisplayName(
      "R37: before the idle end a warning counts down to it, and whoever stays is not signed out")
  void idleEndIsCountedDownTo(Product product) {
    var member = product.signedIn(product.accounts().freeMember());
    var page = member.page();
    var start = Instant.now();
    page.clock().setFixedTime(Date.from(start));
    page.locator("body").press("Shift");

    page.clock().setFixedTime(Date.from(start.plus(Duration.ofMinutes(27))));
    assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
    page.clock().setFixedTime(Date.from(start.plus(Duration.ofMinutes(28))));
    assertThat(page.getByText("You will be signed out soon")).isVisible();
    assertThat(page.locator("vaadin-dialog[opened]"))
        .hasAccessibleDescription(Pattern.compile("You will be signed out in 2 minutes\\."));
    var left = page.locator(".countdown");
    assertThat(left).hasText("2:00");
    page.clock().setFixedTime(Date.from(start.plus(Duration.ofSeconds(28 * 60 + 75))));
    assertThat(left).hasText("0:45");

    member.button("Stay signed in").click();
    assertThat(left).hasCount(0);
    page.clock().setFixedTime(Date.from(start.plus(Duration.ofSeconds(30 * 60 + 10))));
    member.link("Account Management").first().click();
    member.awaitPath("/account");
    page.clock().setFixedTime(Date.from(start.plus(Duration.ofMinutes(59))));
    // The computer slept over the beginning.
    assertThat(left).hasText("1:10");
    assertThat(page.getByText("You will be signed out in 70 seconds.")).isVisible();
  }

  @Test
  @Tag("R71")
  @DisplayName(
      "R71: where a server does not know the open page, it comes again with what was typed, in each"
          + " tab; what was refused is kept as well")
  void lostPageComesAgain(Product product) {
    var member = product.signedIn(product.accounts().freeMember());
    var other = member.inAnotherTab();
    AccountPage.open(other).name().fill("Typed in the other tab");
    var tooLong = "Typed, refused ".repeat(15).strip();
    AccountPage.open(member).rename(tooLong);
    assertThat(member.page().locator("vaadin-text-field[invalid]")).hasCount(1);
    member.replaceCookie("JSESSIONID", "lost");

    member.button("Save").first().click();

    assertThat(member.page().getByText("What you typed before is back")).isVisible();
    assertThat(new AccountPage(member).name()).hasValue(tooLong);
    other.button("Save").first().click();
    assertThat(other.page().getByText("What you typed before is back")).isVisible();
    assertThat(new AccountPage(other).name()).hasValue("Typed in the other tab");
    new AccountPage(other).rename("Saved");
    other.awaitQuiet();
    other.page().reload();
    assertThat(new AccountPage(other).name()).hasValue("Saved");
  }

  @Test
  @Tag("R39")
  @DisplayName(
      "R39: what was typed comes back as well where its owner signed in in another tab meanwhile,"
          + " on the page as it was asked for")
  void typedTextComesBackWhereAnotherTabSignedIn(Product product) {
    var person = product.accounts().freeMember();
    var here = product.signedIn(person);
    var elsewhere = product.signedIn(person);
    here.open("/account?from=mail");
    new AccountPage(here).name().fill("Typed and not saved");
    elsewhere.securitySettings().endAllOthers();
    here.link("Workspaces").click();
    here.awaitPath("/login");
    assertThat(here.page().getByText("What you typed on the previous page is kept")).isVisible();

    here.inAnotherTab().signInPage().signIn(person);
    here.page().reload();

    here.page().waitForURL("**/account?from=mail");
    assertThat(here.page().getByText("What you typed before is back")).isVisible();
    assertThat(new AccountPage(here).name()).hasValue("Typed and not saved");
    here.link("Workspaces").click();
    here.open("/");
    assertThat(here.path()).isEqualTo("/");
  }

  @Test
  @Tag("R39")
  @DisplayName("R39: the same for an agent, whom the start page leads on to the desk")
  void typedTextOfAnAgentComesBackAsWell(Product product) {
    var agent = product.accounts().agent();
    var here = product.visitor();
    here.signInPage().signIn(agent);
    var app = here.bindWhereRequired(agent);
    here.bindSteps(agent).saved();
    here.awaitPath("/desk");
    AccountPage.open(here).name().fill("Typed and not saved");
    var elsewhere = here.inAnotherTab();
    elsewhere.open("/account");
    elsewhere.topBar().signOut();
    here.button("Save").first().click();
    here.awaitPath("/login");

    elsewhere.signInPage().signIn(agent);
    elsewhere.codePage().confirm(app.nextCode());
    elsewhere.awaitPath("/account");
    here.page().reload();

    here.awaitPath("/account");
    assertThat(here.page().getByText("What you typed before is back")).isVisible();
    assertThat(new AccountPage(here).name()).hasValue("Typed and not saved");
  }

  @Test
  @Tag("R39")
  @DisplayName("R39: binding offers to end the other sessions, and this one stays usable")
  void bindingOffersToEndTheOtherSessions(Product product) {
    var person = product.accounts().freeMember();
    var here = product.signedIn(person);
    var there = product.signedIn(person);

    here.bind(person);
    new SecuritySettings(here).dialogButton("End all others").click();
    new SecuritySettings(here).dialogButton("End").click();
    assertThat(here.page().getByText("All other sessions have ended.")).isVisible();
    here.bindSteps(person).saved();
    there.link("Account Management").click();

    there.awaitPath("/login");
    assertThat(here.securitySettings().status()).hasText("Bound");
  }

  @Test
  @Tag("R38")
  @DisplayName(
      "R38: signing out ends all tabs, and neither Back nor the old cookie brings anything back")
  void signOutEndsAllTabs(Product product) {
    var person = product.accounts().freeMember();
    var member = product.signedIn(person);
    var otherTab = member.inAnotherTab().open("/account");
    var cookie = member.sessionCookie();
    AccountPage.open(member);

    member.topBar().signOut();
    member.back();
    otherTab.link("Security Settings").first().click();

    member.awaitPath("/login");
    assertThat(member.page().locator("body")).not().containsText(person.name());
    assertThat(member.page().locator("body")).not().containsText(person.email());
    otherTab.awaitPath("/login");
    var thief = product.visitor();
    thief.takeSessionCookie(cookie);
    assertThat(thief.open("/account").path()).isEqualTo("/login");
  }

  @Test
  @Tag("R36")
  @DisplayName("R36: the session id changes at the password and at the code, and old ones are dead")
  void sessionIdChangesAtEachStep(Product product) {
    var person = product.accounts().freeMember();
    var member = product.signedIn(person);
    var app = member.bind(person);
    member.bindSteps(person).saved();
    member.topBar().signOut();

    var page = member.signInPage();
    var planted = "a".repeat(43);
    member.takeSessionCookie(planted);
    page.signIn(person);
    var codePage = member.codePage();
    var half = member.sessionCookie();
    codePage.confirm(app.nextCode());
    member.awaitPath("/");
    var full = member.sessionCookie();

    assertThat(full).isNotEqualTo(half).isNotEqualTo(planted);
    assertThat(half).isNotEqualTo(planted);
    for (var old : new String[] {planted, half}) {
      var thief = product.visitor();
      thief.takeSessionCookie(old);
      assertThat(thief.open("/account").path()).isEqualTo("/login");
    }
    assertThat(member.open("/account").path()).isEqualTo("/account");
  }

  @Test
  @Tag("R36")
  @DisplayName("R36: the session id changes when binding lets a member in")
  void sessionIdChangesWhenBindingLetsIn(Product product) {
    var person = product.accounts().mandatoryMember();
    var member = product.visitor();
    member.signInPage().signIn(person);
    member.awaitPath("/login/bind");
    var before = member.sessionCookie();

    member.bindWhereRequired(person);
    member.bindSteps(person).saved();
    member.awaitPath("/");

    assertThat(member.sessionCookie()).isNotEqualTo(before);
    var thief = product.visitor();
    thief.takeSessionCookie(before);
    assertThat(thief.open("/account").path()).isEqualTo("/login");
  }

  private static Locator.FilterOptions text(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
