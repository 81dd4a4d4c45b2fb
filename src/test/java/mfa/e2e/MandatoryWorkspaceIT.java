package mfa.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A workspace makes MFA mandatory, and invites many: its administrators and members at work. */
@BrowserTest
class MandatoryWorkspaceIT {

  private static final String BIND = "/login/bind";

  @Test
  @Tag("journey")
  @Tag("R17")
  @Tag("R44")
  @Tag("R47")
  @DisplayName(
      "R44 R47: an administrator is led through binding and switches on; a member at work is at the"
          + " bind page at the next click, and what was typed comes back")
  void switchingOnReachesAMemberAtWork(Product product) {
    var team = product.accounts().team();
    var member = product.signedIn(team.member());
    AccountPage.open(member).name().fill("Typed and not saved");
    var pages = WorkspacePages.of(product.signedIn(team.administrator()), team.workspace());

    pages.open("/security").grace(0);
    assertThat(pages.visitor().page().getByText(team.member().email())).isVisible();
    pages.askToSwitchOn();
    pages.bindFirst(team.administrator());
    assertThat(pages.graceField()).hasValue("0");
    assertThat(keptByTheBrowser(pages.visitor()))
        .as("codes in the browser")
        .doesNotContainPattern("\\d{6}");
    pages.switchOn(0);
    member.link("Security Settings").first().click();

    member.awaitPath(BIND);
    assertThat(member.page().getByText("required by: " + team.workspace())).isVisible();
    assertThat(member.page().getByText("What you typed on the previous page is kept")).isVisible();
    member.bindWhereRequired(team.member());
    member.bindSteps(team.member()).saved();
    member.awaitPath("/account");
    assertThat(new AccountPage(member).name()).hasValue("Typed and not saved");
    assertThat(member.page().getByText("It is not saved yet")).isVisible();
    new AccountPage(member).rename("Typed and saved");
    member.awaitQuiet();
    assertThat(AccountPage.open(member).name()).hasValue("Typed and saved");
  }

  @Test
  @Tag("R44")
  @Tag("R45")
  @DisplayName("R44 R45: grace can be used up to its date, and switching off frees at once")
  void graceCanBeUsedAndSwitchingOffFrees(Product product) {
    var team = product.accounts().team();
    var pages = WorkspacePages.of(product.signedIn(team.administrator()), team.workspace());
    pages.open("/security").askToSwitchOn();
    pages.bindFirst(team.administrator());
    pages.switchOn(7);

    var member = product.visitor();
    member.signInPage().signIn(team.member());
    member.awaitPath(BIND);
    assertThat(member.page().getByText("You can do this later, until"))
        .hasText(Pattern.compile("until \\d{1,2} \\w{3} \\d{4}, \\d{2}:\\d{2}"));
    member.button("Remind me later").click();
    member.awaitPath("/");
    pages.visitor().open(pages.path() + "/security");
    pages.grace(0);
    pages.visitor().button("Save").click();
    pages.awaitDialog();
    assertThat(keptByTheBrowser(pages.visitor())).as("typed, not sent yet").contains("\"0\"");
    member.open("/account");
    assertThat(member.path()).as("while the administrator is asked").isEqualTo("/account");
    pages.dialogButton("Shorten").click();
    pages.visitor().page().getByText("members still have to set up MFA").waitFor();
    pages.visitor().awaitQuiet();
    assertThat(keptByTheBrowser(pages.visitor())).as("sent by now").isEmpty();
    assertThat(partsOfThePage(pages.visitor()))
        .as("as after a reload")
        .isEqualTo(partsOfThePage(pages.open("/security").visitor()));
    member.open("/account");
    assertThat(member.path()).as("after the grace was shortened").isEqualTo(BIND);
    pages.visitor().button("Switch off").click();
    pages.dialogButton("Switch off").click();
    assertThat(pages.ruleStatus()).hasText("Off");
    member.open("/account");
    assertThat(member.path()).as("after switching off").isEqualTo("/account");
  }

  @Test
  @Tag("R64")
  @DisplayName(
      "R64: inviting many shows how far it is, can be stopped, and says what failed and why; all of"
          + " them can be canceled at once")
  void invitingManyShowsHowFarItIs(Product product) {
    var team = product.accounts().team();
    var pages = WorkspacePages.of(product.signedIn(team.owner()), team.workspace());
    var page = pages.visitor().page();
    var addresses =
        IntStream.range(0, 200)
            .mapToObj(
                i ->
                    "\"Guest, %d\" <guest%d.%s@example.net>"
                        .formatted(i, i, team.workspace().replace(" ", "")))
            .collect(
                Collectors.joining("; ", "not-an-address\n" + team.member().email() + "\n", ""));

    pages.open("/members").invite(addresses);
    var nextOnes = new AtomicReference<Route>();
    page.route(
        "**/*v-r=uidl*",
        call -> {
          if (!isAnswerToAScript(call) || !nextOnes.compareAndSet(null, call)) {
            call.resume();
          }
        });
    pages.sendInvitations();
    page.waitForCondition(() -> nextOnes.get() != null);
    pages.dialogButton("Cancel").click();
    nextOnes.get().resume();
    page.getByText("Stopped.").waitFor();
    assertThat(page.getByText("not-an-address: not an e-mail address")).isVisible();
    assertThat(page.getByText(team.member().email() + ": is a member already")).isVisible();
    pages.sendInvitations();
    page.getByText(Pattern.compile("^Addresses that were not invited: 2$")).waitFor();
    pages.dialogButton("Close").click();

    assertThat(page.getByText("Members and invited people: 204")).isVisible();
    pages.visitor().button("Select all (204)").click();
    pages.forSelected("Cancel invitation");
    assertThat(pages.dialog().getByText("Cancel the invitations of 200 people?")).isVisible();
    pages.dialogButton("Cancel invitation").click();
    page.getByText("Done for 200 of 200 people.").waitFor();
    pages.dialogButton("Close").click();
    assertThat(page.getByText("Members and invited people: 4")).isVisible();
  }

  /** Which is how the page asks for the next ones. */
  private static boolean isAnswerToAScript(Route call) {
    return call.request().postData().contains("\"channel\"");
  }

  private static Object partsOfThePage(Visitor visitor) {
    return visitor
        .page()
        .evaluate(
            "() => [...document.querySelector('[role=main]').children]"
                + ".map(part => part.localName + '.' + part.className)");
  }

  private static String keptByTheBrowser(Visitor visitor) {
    return (String) visitor.page().evaluate("() => sessionStorage.getItem('mfa-typed') || ''");
  }
}
