package mfa.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import mfa.dev.SampleData.Person;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** axe on the pages of tickets and workspaces, in both themes, wide and narrow. */
@BrowserTest
class DeskAccessibilityIT {

  private static final Locator.WaitForOptions HIDDEN =
      new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);

  @ParameterizedTest(name = "R43: no page of requester and desk objects, in {0}")
  @Tag("R43")
  @DisplayName("Pages of a ticket")
  @ValueSource(strings = {"en", "zh"})
  void pagesOfATicketAreAccessible(String language, Product product) {
    var person = product.accounts().freeMember();
    product.signedIn(person).bind(person);
    var requester = product.visitor();
    var form = UnbindForm.open(requester);
    var number = form.file(person);
    var link = form.followLink().getAttribute("href");
    var visitor = visitor(product, language);
    var inspection = new Inspection(visitor, language).onPhone();

    visitor.open("/unbind");
    inspection.lookAt("unbind-form");
    visitor.open(link);
    inspection.lookAt("ticket");
    visitor.open(disputeLink(product, person, number));
    inspection.lookAt("dispute");
    var agent = product.accounts().supervisor();
    visitor.signInAndBind(agent);
    visitor.open("/desk");
    inspection.lookAt("desk");
    lookAtSelected(visitor, number, inspection);
    visitor.open("/desk/replies");
    inspection.lookAt("desk-replies");
    visitor.button("New saved reply").click();
    visitor.field("Text").waitFor();
    inspection.lookAt("desk-replies-new");
    visitor.open("/desk/" + number);
    inspection.lookAt("desk-ticket-open");
    visitor.button("Take").click();
    visitor.page().locator(".review").waitFor();
    inspection.lookAt("desk-ticket-review");

    assertThat(inspection.findings()).isEmpty();
  }

  /** By keys. Unbinding is not closed like this, so that the ticket stays as it is. */
  private static void lookAtSelected(Visitor visitor, String number, Inspection inspection) {
    var page = visitor.page();
    visitor.open("/desk?queue=ALL&q=" + number);
    page.locator("vaadin-grid a[data-row]").waitFor();
    page.keyboard().press("j");
    page.keyboard().press("x");
    assertThat(page.getByRole(AriaRole.CHECKBOX, named(visitor.say("Select ") + number)))
        .isChecked();
    assertThat(page.getByRole(AriaRole.STATUS).getByText(visitor.say("Selected: 1"))).isVisible();
    inspection.lookAt("desk-selected");
    visitor.button("Forward selected to…").click();
    page.locator("vaadin-dialog[opened] vaadin-combo-box").waitFor();
    inspection.lookAt("desk-forward-selected");
    page.keyboard().press("Escape");
    page.locator("vaadin-dialog[opened]").waitFor(HIDDEN);
    visitor.button("Close selected").click();
    var submit = page.locator("vaadin-dialog[opened] button[type=submit]");
    submit.waitFor();
    inspection.lookAt("desk-close-selected");
    submit.click();
    assertThat(page.getByText(visitor.say("Not done for 1 ticket:"))).isVisible();
    assertThat(page.getByText(visitor.say("A ticket to unbind MFA ends by a decision.")))
        .isVisible();
    inspection.lookAt("desk-closed-selected");
    assertThat(visitor.button("Close")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("vaadin-grid vaadin-checkbox[checked]")).hasCount(0);
    assertThat(visitor.button("Select all (1)")).isFocused();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  /** In English they are looked at where they are used. */
  @Test
  @Tag("R43")
  @DisplayName("R43: the pages of tickets do not object in Chinese, cards of a phone included")
  void chinesePagesOfTicketsAreAccessible(Product product) {
    var person = product.accounts().freeMember();
    var number = SupportTicketIT.fileOne(product.signedIn(person));
    var visitor = visitor(product, "zh");
    visitor.signInPage().signIn(person);
    visitor.awaitPath("/");
    var inspection = new Inspection(visitor, "zh").onPhone();
    visitor.open("/tickets/new");
    inspection.lookAt("ticket-new");
    visitor.open("/tickets");
    inspection.lookAt("tickets");
    visitor.open("/tickets/" + number);
    inspection.lookAt("ticket-detail");

    assertThat(inspection.findings()).isEmpty();
  }

  @Test
  @Tag("R43")
  @DisplayName("R43: the numbers do not object; many bars scroll within their box")
  void numbersAreAccessible(Product product) {
    product.letTicketsHaveBeenCounted();
    var supervisor = product.accounts().supervisor();
    var visitor = visitor(product, "en");
    visitor.signInAndBind(supervisor);
    visitor.open("/desk");
    visitor.page().locator("a[href='/desk/numbers']").click();
    visitor.awaitPath("/desk/numbers");
    visitor.page().locator(".plot-columns rect").first().waitFor();
    visitor.page().locator("summary").first().click();
    var inspection = new Inspection(visitor, "en").onPhone();
    inspection.lookAt("desk-numbers");

    assertThat(inspection.findings()).isEmpty();
  }

  private static String disputeLink(Product product, Person person, String number) {
    var mail = product.mailTo(person, number).text();
    return mail.substring(mail.indexOf("/objection/" + number)).split("\\s", 2)[0];
  }

  @Test
  @Tag("R43")
  @DisplayName("R43: the help for a member whose phone is lost does not object")
  void helpForAMemberIsAccessible(Product product) {
    var bound = product.accounts().freeMember();
    product.signedIn(bound).bind(bound);
    var visitor = product.signedIn(product.accounts().administrator());
    visitor.page().locator("[role=main] a[href*='workspace/']").first().click();
    visitor.page().waitForURL(url -> url.contains("/workspace/"));
    visitor.open(visitor.path() + "/members");
    visitor.field("Search name or e-mail").fill(bound.email());
    visitor
        .page()
        .locator("vaadin-grid-cell-content")
        .getByText(bound.email(), new Locator.GetByTextOptions().setExact(true))
        .waitFor();
    visitor.awaitQuiet();
    new WorkspacePages(visitor, visitor.path()).choose("Help with lost phone", bound.name());
    visitor.button("Send unbind instructions").waitFor();
    var inspection = new Inspection(visitor, "en");
    inspection.lookAt("workspace-members-help");
    visitor.button("Send unbind instructions").click();
    product.mailTo(bound, "Sign in again without your phone");

    assertThat(inspection.findings()).isEmpty();
  }

  private static Visitor visitor(Product product, String language) {
    return product.visitor(
        new Browser.NewContextOptions()
            .setLocale(language.equals("zh") ? "zh-CN" : "en-US")
            .setReducedMotion(ReducedMotion.REDUCE));
  }
}
