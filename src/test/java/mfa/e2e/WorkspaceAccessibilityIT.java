package mfa.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mfa.dev.SampleData.Person;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages and dialogs of a workspace: nothing that axe or a narrow window objects to. */
@BrowserTest
class WorkspaceAccessibilityIT {

  @ParameterizedTest(name = "R43: no page or dialog of a workspace objects, in {0}")
  @Tag("R43")
  @DisplayName("Pages and dialogs of a workspace")
  @ValueSource(strings = {"en", "zh"})
  void pagesOfAWorkspaceAreAccessible(String language, Product product) {
    var team = product.accounts().team();
    var visitor = visitor(product, language);
    visitor.signInPage().signIn(team.owner());
    visitor.awaitPath("/");
    var inspection = new Inspection(visitor, language);
    lookAtTheTop(visitor);
    var pages = WorkspacePages.of(visitor, team.workspace());

    inspection.lookAt("workspace");
    lookAtTheRule(pages, team, inspection);
    lookAtTheMembers(pages, team, inspection);
    pages.open("/audit");
    assertThat(cutInTheList(visitor)).as("cut in the audit log").isEmpty();
    inspection.lookAt("workspace-audit");
    visitor.open(invitation(product, team));
    inspection.lookAt("invitation-of-another-account");
    lookAtTheWayIn(product, language, team, inspection);
    pages.open("/members");
    inspection.lookAt("workspace-members-bound");

    assertThat(inspection.findings()).isEmpty();
  }

  private static void lookAtTheRule(WorkspacePages pages, Team team, Inspection inspection) {
    var visitor = pages.visitor();
    pages.open("/security");
    inspection.lookAt("workspace-security");
    lookAtOwnWords(pages, inspection);
    pages.askToSwitchOn();
    pages.bindFirst(team.owner());
    pages.askToSwitchOn();
    inspection.lookAt("workspace-switch-on");
    pages.dialogButton("Cancel").click();
    pages.switchOn(7);
    inspection.lookAt("workspace-security-on");
    pages.rowButton("Exempt", team.member()).click();
    pages.awaitDialog();
    inspection.lookAt("workspace-exempt");
    visitor.field("Reason").fill("On a trip");
    pages.dialogButton("Exempt").click();
    pages.rowButton("End exemption", team.member()).waitFor();
  }

  /** Words with a link are refused at their field; others are seen in the mail that would leave. */
  private static void lookAtOwnWords(WorkspacePages pages, Inspection inspection) {
    var visitor = pages.visitor();
    var words = visitor.page().locator("vaadin-text-area textarea");
    words.fill("See evil.example");
    visitor.button("Preview of the e-mail").click();
    assertThat(visitor.page().locator("vaadin-text-area[invalid]")).hasCount(1);
    inspection.lookAt("workspace-words-refused");
    words.fill("We do this before the audit.");
    assertThat(visitor.page().locator("vaadin-text-area[invalid]")).hasCount(0);
    visitor.button("Preview of the e-mail").click();
    pages.awaitDialog();
    assertThat(pages.dialog().getByText("We do this before the audit.")).isVisible();
    inspection.lookAt("workspace-words-preview");
    pages.dialogButton("Close").click();
    words.fill("");
  }

  private static void lookAtTheMembers(WorkspacePages pages, Team team, Inspection inspection) {
    var visitor = pages.visitor();
    pages.open("/members");
    assertThat(cutInTheList(visitor)).as("cut in the list of members").isEmpty();
    inspection.lookAt("workspace-members");
    visitor.page().setViewportSize(360, 720);
    assertThat(pages.cards()).hasCount(4);
    visitor.page().setViewportSize(1280, 800);
    assertThat(pages.cards()).hasCount(0);
    chooseWithKeys(pages, team.member());
    pages.invite(
        "not-an-address guest."
            + team.administrator().email()
            + IntStream.range(0, 25)
                .mapToObj(i -> " guest%d.%s".formatted(i, team.administrator().email()))
                .collect(Collectors.joining()));
    pages.sendInvitations();
    visitor.page().locator(".notice-success").waitFor();
    inspection.lookAt("workspace-invite");
    pages.dialogButton("Close").click();
    visitor.awaitQuiet();
    inspection.lookAt("workspace-members-many");
    assertThat(rowsInSight(visitor)).as("rows in sight").isGreaterThanOrEqualTo(7);
  }

  /** The menu of a row is reached, left, gone through and used without a pointer. */
  private static void chooseWithKeys(WorkspacePages pages, Person person) {
    var visitor = pages.visitor();
    var page = visitor.page();
    var keyboard = new Keyboard(visitor);
    var search = visitor.field("Search name or e-mail");
    search.fill(person.email());
    assertThat(page.locator("vaadin-grid #items > tr:not([hidden])")).hasCount(1);
    keyboard
        .tabTo(page.locator("vaadin-grid #items > tr:not([hidden]) > td").first())
        .press("End")
        .press("Enter");
    var opener = page.locator("vaadin-menu-bar-button:focus");
    assertThat(opener.locator("[aria-label*='" + person.email() + "']")).hasCount(1);

    var items = page.getByRole(AriaRole.MENUITEM);
    var role = items.filter(new Locator.FilterOptions().setHasText(visitor.say("Change role")));
    keyboard.press("Enter");
    assertThat(role).isVisible();
    keyboard.press("Escape");
    assertThat(role).isHidden();
    assertThat(opener).hasCount(1);
    keyboard.press("Enter");
    assertThat(role).isVisible();
    for (var key = 0; key < 9 && !Keyboard.hasFocus(role); key++) {
      keyboard.press("ArrowDown");
    }
    keyboard.press("Enter");
    pages.awaitDialog();
    keyboard.press("Escape");
    assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
    search.fill("");
    visitor.awaitQuiet();
  }

  /** Columns and words of the list that cannot be read whole, and are not too long for any list. */
  private static List<?> cutInTheList(Visitor visitor) {
    visitor.awaitQuiet();
    return (List<?>)
        visitor
            .page()
            .evaluate(
                """
                () => {
                  const grid = document.querySelector('vaadin-grid');
                  const table = grid.shadowRoot.querySelector('#table');
                  const cells = [...grid.querySelectorAll('vaadin-grid-cell-content')]
                      .flatMap(cell => [cell, ...cell.querySelectorAll('span, a')])
                      .filter(part => part.clientWidth > 0 && part.scrollWidth > part.clientWidth + 1)
                      .filter(part => !part.matches('.unseen') && !part.querySelector('.unseen'))
                      .map(part => part.textContent)
                      .filter(text => text && text.length < 60);
                  return table.scrollWidth > table.clientWidth + 1 ? ['a column', ...cells] : cells;
                }
                """);
  }

  /**
   * The name of the product is read whole on a phone, and words stand at the height of their badge.
   */
  private static void lookAtTheTop(Visitor visitor) {
    visitor.open("/");
    visitor.page().locator(".protection .badge").waitFor();
    assertThat(
            (double)
                visitor
                    .page()
                    .evaluate(
                        """
                        () => {
                          const middle = part => {
                            const box = document.querySelector(part).getBoundingClientRect();
                            return (box.top + box.bottom) / 2;
                          };
                          return middle('.protection .badge') - middle('.protection p') + 0.0001;
                        }
                        """))
        .as("words beside the badge")
        .isBetween(-3.0, 3.0);
    visitor.page().setViewportSize(360, 720);
    visitor.awaitQuiet();
    assertThat(
            visitor
                .page()
                .locator(".top-bar > .product-name")
                .evaluate("name => name.scrollWidth <= name.clientWidth"))
        .as("the name of the product")
        .isEqualTo(true);
    visitor.page().setViewportSize(1280, 800);
  }

  private static int rowsInSight(Visitor visitor) {
    return (int)
        visitor
            .page()
            .evaluate(
                """
                () => {
                  const grid = document.querySelector('vaadin-grid');
                  const bottom = grid.getBoundingClientRect().bottom;
                  return [...grid.shadowRoot.querySelectorAll('#items tr:not([hidden])')]
                      .filter(row => row.getBoundingClientRect().bottom <= bottom + 1).length;
                }
                """);
  }

  /** What an invited person and a member with grace see. */
  private static void lookAtTheWayIn(
      Product product, String language, Team team, Inspection inspection) {
    var guest = visitor(product, language);
    guest.open(invitation(product, team));
    var way = new Inspection(guest, language);
    way.lookAt("invitation");
    guest.open("/invitation");
    way.lookAt("invitation-over");
    var member = visitor(product, language);
    member.signInPage().signIn(team.reader());
    member.awaitPath("/login/bind");
    var binding = new Inspection(member, language);
    binding.lookAt("bind-with-grace");
    member.bindWhereRequired(team.reader());
    inspection.findings().addAll(way.findings());
    inspection.findings().addAll(binding.findings());
  }

  private static String invitation(Product product, Team team) {
    var email = "guest." + team.administrator().email();
    return product.mailedInvitation(new Person(email, "", null, java.util.Map.of()));
  }

  private static Visitor visitor(Product product, String language) {
    return product.visitor(
        new Browser.NewContextOptions()
            .setLocale(language.equals("zh") ? Locale.CHINA.toLanguageTag() : "en-US")
            .setReducedMotion(ReducedMotion.REDUCE));
  }
}
