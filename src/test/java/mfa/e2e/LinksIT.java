package mfa.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mfa.dev.SampleData.Person;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a browser keeps of mailed links, and how it forgets it. */
@BrowserTest
class LinksIT {

  @Test
  @Tag("R65")
  @DisplayName("R65: a ticket's link stays for hours and for its own page, and can be left")
  void ticketsLinkStaysForHoursAtItsPageAndCanBeLeft(Product product) {
    var person = product.accounts().freeMember();
    product.signedIn(person).bind(person);
    var requester = product.visitor();
    var form = UnbindForm.open(requester);
    var number = form.file(person);
    var mail = product.mailTo(person, number).text();
    var link = mail.substring(mail.indexOf("/ticket/" + number)).split("\\s", 2)[0];
    form.followLink().click();
    requester.awaitPath("/ticket/" + number);

    List<Cookie> kept = linkCookies(requester);
    assertThat(kept).hasSize(1);
    assertThat(kept.getFirst().path).isEqualTo("/ticket/" + number);
    var life =
        Duration.between(Instant.now(), Instant.ofEpochSecond(kept.getFirst().expires.longValue()));
    assertThat(life).isBetween(Duration.ofHours(1), Duration.ofHours(12));
    requester.page().reload();
    requester.awaitQuiet();
    assertThat(requester.page().getByText("lake")).isVisible();

    requester.button("Leave this ticket").click();
    requester.awaitPath("/login");
    assertThat(linkCookies(requester)).isEmpty();
    requester.open("/ticket/" + number);
    assertThat(requester.page().getByText("There is no such ticket")).isVisible();
    requester.open(link);
    assertThat(requester.page().getByText("lake")).isVisible();
  }

  @Test
  @Tag("R64")
  @DisplayName("R64: two invitations in two tabs stay apart, and accepting one leaves the other")
  void twoInvitationsInTwoTabsStayApart(Product product) {
    var team = product.accounts().team();
    var pages = WorkspacePages.of(product.signedIn(team.administrator()), team.workspace());
    var one = guest("one." + team.administrator().email());
    var two = guest("two." + team.administrator().email());
    pages.open("/members");
    pages.invite(one.email() + " " + two.email());
    pages.sendInvitations();
    var first = product.visitor().open(product.mailedInvitation(one));
    var second = first.inAnotherTab().open(product.mailedInvitation(two));

    first.page().reload();
    first.awaitQuiet();
    assertThat(first.page().getByText(one.email())).isVisible();
    second.field("Name").fill("Guest Two");
    second.field("New password").fill("teapot lighthouse 27 gravel");
    second.button("Accept invitation").click();
    second.awaitPath("/");
    assertThat(AccountPage.open(second).name()).hasValue("Guest Two");

    first.page().reload();
    first.awaitQuiet();
    assertThat(first.page().getByText("another e-mail address")).isVisible();
    first.button("Sign out and come back here").click();
    first.field("Name").fill("Guest One");
    first.field("New password").fill("teapot lighthouse 27 gravel");
    first.button("Accept invitation").click();
    first.awaitPath("/");
    assertThat(AccountPage.open(first).name()).hasValue("Guest One");
  }

  @Test
  @Tag("R65")
  @DisplayName(
      "R65: two links to set a password in two tabs stay apart, and using one leaves the other")
  void twoLinksToSetAPasswordStayApart(Product product) {
    var one = product.accounts().freeMember();
    var two = product.accounts().freeMember();
    var first = product.visitor();
    askForLink(first, one);
    askForLink(first, two);
    first.open(product.mailedLink(one, 0));
    var second = first.inAnotherTab().open(product.mailedLink(two, 0));

    first.page().reload();
    first.awaitQuiet();
    setPassword(second, "teapot lighthouse 27 gravel");
    setPassword(first, "barge walnut 71 drifting");

    second.signInPage().signIn(two.email(), "teapot lighthouse 27 gravel");
    second.awaitPath("/");
    var owner = product.visitor();
    owner.signInPage().signIn(one.email(), "barge walnut 71 drifting");
    owner.awaitPath("/");
  }

  @Test
  @Tag("R61")
  @DisplayName(
      "R61: two links that take an address back stay apart, and using one leaves the other")
  void twoLinksToTakeAnAddressBackStayApart(Product product) {
    var first = product.visitor().open(takeBackLink(product));
    var second = first.inAnotherTab().open(takeBackLink(product));

    first.page().reload();
    first.awaitQuiet();
    var inspection = new Inspection(first, "en");
    inspection.lookAt("take-back");
    takeBack(second);
    takeBack(first);
    inspection.lookAt("take-back-done");
    assertThat(inspection.findings()).isEmpty();
  }

  /** Of somebody who has moved to another address. */
  private static String takeBackLink(Product product) {
    var person = product.accounts().freeMember();
    return EmailPage.open(product.signedIn(person)).change(person, guest("to." + person.email()));
  }

  private static void takeBack(Visitor visitor) {
    visitor.button("Take it back").click();
    assertThat(visitor.page().getByText("The address is yours again.")).isVisible();
  }

  /** Until the page says so, a request may be lost with the page. */
  private static void askForLink(Visitor visitor, Person person) {
    ForgotPasswordPage.open(visitor).ask(person.email());
    visitor.page().locator(".notice").waitFor();
  }

  private static void setPassword(Visitor visitor, String password) {
    visitor.field("New password").fill(password);
    visitor.button("Set password").click();
    assertThat(visitor.page().getByText("Your password was changed")).isVisible();
  }

  @Test
  @Tag("R64")
  @DisplayName(
      "R64: whoever opens an invitation with another account signs out and comes back to it")
  void otherAccountSignsOutAndComesBackToTheInvitation(Product product) {
    var team = product.accounts().team();
    var administrator = product.signedIn(team.administrator());
    var pages = WorkspacePages.of(administrator, team.workspace());
    var guest = guest("guest." + team.administrator().email());
    pages.open("/members");
    pages.invite(guest.email());
    pages.sendInvitations();

    administrator.open(product.mailedInvitation(guest));
    assertThat(administrator.page().getByText("another e-mail address")).isVisible();
    administrator.button("Sign out and come back here").click();

    administrator.field("Name").fill("Guest");
    administrator.field("New password").fill("teapot lighthouse 27 gravel");
    administrator.button("Accept invitation").click();
    administrator.awaitPath("/");
    assertThat(AccountPage.open(administrator).name()).hasValue("Guest");
  }

  private static Person guest(String email) {
    return new Person(email, "", null, Map.of());
  }

  private static List<Cookie> linkCookies(Visitor visitor) {
    return visitor.page().context().cookies().stream()
        .filter(cookie -> cookie.name.startsWith("mfa-link"))
        .toList();
  }
}
