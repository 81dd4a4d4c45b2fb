package mfa.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import mfa.dev.SampleData.Person;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Platform administration, and what members do with their own accounts, in browsers. */
@BrowserTest
class AdministrationIT {

  /** Times and badges of tables that do not show all that they say. */
  private static final String CUT =
      """
      () => [...document.querySelectorAll('vaadin-grid-cell-content')]
          .filter(cell => cell.querySelector('.badge') || /\\d\\d:\\d\\d/.test(cell.innerText))
          .filter(cell => cell.clientWidth > 0 && cell.scrollWidth > cell.clientWidth + 1)
          .map(cell => cell.innerText)
      """;

  @Test
  @Tag("journey")
  @Tag("R39")
  @Tag("R63")
  @DisplayName("R39 R63: an administrator disables an account, gives a role, makes a workspace")
  void administratorAdministers(Product product) {
    var member = product.accounts().freeMember();
    var other = product.accounts().freeMember();
    var atWork = product.signedIn(member);
    var admin = administrator(product);

    admin.open("/admin");
    assertThat(admin.page().getByText("At least two are needed")).isVisible();
    find(admin, member);
    manage(admin, member).click();
    admin.button("Disable").click();
    assertThat(admin.page().getByText("All its sessions end")).isVisible();
    inDialog(admin, "Disable").click();
    admin.button("Enable").waitFor();
    assertThat(admin.page().locator(".fact-list").first()).containsText("Disabled");
    assertThat(admin.page().getByText("Account disabled").first()).isVisible();
    admin.open("/admin");
    atWork.link("Account Management").click();
    atWork.awaitPath("/login");

    find(admin, other);
    manage(admin, other).click();
    admin.button("Platform roles").click();
    admin.page().getByLabel("Agent", new Page.GetByLabelOptions().setExact(true)).check();
    inDialog(admin, "Save").click();
    assertThat(admin.page().getByText("Agent (inactive until MFA is set up)")).isVisible();

    var before = product.newestMail();
    admin.open("/admin");
    admin.button("Create a workspace").click();
    inDialog(admin, "Create a workspace").click();
    assertThat(admin.page().getByText("Enter a name of 1 to 120 characters.").last()).isVisible();
    assertThat(admin.field("Name")).isFocused();
    admin.field("Name").fill("Umbrella");
    inDialog(admin, "Create a workspace").click();
    assertThat(admin.page().getByText("Enter an e-mail address, such as").last()).isVisible();
    admin.field("E-mail of the first owner").fill(other.email());
    inDialog(admin, "Create a workspace").click();
    assertThat(admin.page().getByText("The workspace is created")).isVisible();
    assertThat(product.mailTo(other, "Umbrella").id()).isGreaterThan(before);
  }

  @Test
  @Tag("R43")
  @DisplayName("R43: no dialog of administration objects, with what is wrong in its fields")
  void dialogsAreAccessible(Product product) {
    var person = product.accounts().freeMember();
    var admin = administrator(product);
    var inspection = new Inspection(admin, "en");

    admin.open("/admin");
    admin.button("Create a workspace").click();
    inDialog(admin, "Create a workspace").click();
    inspection.lookAt("admin-create-workspace");
    inDialog(admin, "Cancel").click();
    admin.button("Add application to " + person.memberships().keySet().iterator().next()).click();
    inDialog(admin, "Add application").click();
    inspection.lookAt("admin-add-application");
    inDialog(admin, "Cancel").click();
    find(admin, person);
    manage(admin, person).click();
    for (var name : List.of("Platform roles", "Disable", "Delete")) {
      admin.button(name).click();
      inDialog(admin, "Cancel").waitFor();
      inspection.lookAt("admin-account-" + name.replace(' ', '-'));
      inDialog(admin, "Cancel").click();
    }

    assertThat(inspection.findings()).isEmpty();
  }

  @Test
  @Tag("R58")
  @DisplayName(
      "R58: a workspace is opened, renamed, closed and reopened by a platform administrator")
  void workspaceIsRenamedClosedAndReopened(Product product) {
    var admin = administrator(product);
    admin.open("/admin");
    admin.button("Create a workspace").click();
    admin.field("Name").fill("Hooli");
    admin.field("E-mail of the first owner").fill("owner@hooli.example.com");
    inDialog(admin, "Create a workspace").click();

    admin.button("Manage Hooli").click();
    admin.button("Rename").click();
    admin.field("Name").fill("Hooli Ltd");
    inDialog(admin, "Save").click();
    assertThat(admin.page().locator("h1")).hasText("Hooli Ltd");
    assertThat(admin.page().locator(".breadcrumbs [aria-current]")).hasText("Hooli Ltd");
    assertThat(admin.page()).hasTitle(Pattern.compile("Hooli Ltd"));
    admin.button("Close workspace").click();
    inDialog(admin, "Close workspace").click();
    admin.button("Reopen workspace").click();
    admin.button("Close workspace").waitFor();
    assertThat(admin.page().locator(".breadcrumbs a")).hasText("Administration");
  }

  @Test
  @Tag("R72")
  @DisplayName("R72: an administrator adds an application, members find it, and it is removed")
  void applicationIsAddedAndRemoved(Product product) {
    var person = product.accounts().freeMember();
    var workspace = person.memberships().keySet().iterator().next();
    var member = product.signedIn(person);
    var admin = administrator(product);

    admin.open("/admin");
    admin.button("Add application to " + workspace).click();
    admin.field("Name").fill("Reports");
    admin.field("Address").fill("https://user@reports.example.com");
    inDialog(admin, "Add application").click();
    assertThat(admin.page().getByText("Enter https:// and the name of a host").last()).isVisible();
    assertThat(admin.field("Name")).hasValue("Reports");
    admin.field("Address").fill("https://reports.example.com/");
    inDialog(admin, "Add application").click();
    assertThat(admin.page().getByText("The application is added.")).isVisible();
    assertThat(admin.page().getByText("Applications: 1")).isVisible();
    assertThat((List<?>) admin.page().evaluate(CUT)).isEmpty();

    member.open("/");
    member.link(workspace).click();
    assertThat(member.link("Open Reports in a new tab"))
        .hasAttribute("href", "https://reports.example.com/");

    admin.button("Remove Reports").click();
    inDialog(admin, "Remove").click();
    assertThat(admin.page().getByText("The application is removed.")).isVisible();
  }

  @Test
  @Tag("R61")
  @Tag("R65")
  @DisplayName("R61 R65: an address is changed with both mailboxes, and taken back with a button")
  void addressIsChangedAndTakenBack(Product product) {
    var person = product.accounts().freeMember();
    var requested =
        new Person("moved-" + person.email(), person.name(), null, person.memberships());
    var member = product.signedIn(person);
    var change = EmailPage.open(member);
    change.askForCodes(requested, "not the password");
    assertThat(member.page().getByText("The current password is not right.")).isVisible();
    assertThat(member.field("New e-mail")).hasValue(requested.email());

    var link = change.change(person, requested);

    var owner = product.visitor().open(link);
    assertThat(owner.page().url()).doesNotContain("key=");
    member.open("/account");
    assertThat(member.field("E-mail")).hasValue(requested.email());
    owner.button("Take it back").click();
    assertThat(owner.page().getByText("The address is yours again.")).isVisible();
    member.open("/account");
    assertThat(member.path()).isEqualTo("/login");
  }

  @Test
  @Tag("R43")
  @DisplayName("R43: nothing of these pages objects to axe or scrolls sideways")
  void pagesAreAccessible(Product product) {
    var workspace = product.accounts().freeMember().memberships().keySet().iterator().next();
    for (var language : new String[] {"en", "zh"}) {
      var admin = product.visitor(new Browser.NewContextOptions().setLocale(language));
      var person = product.accounts().platformAdministrator();
      admin.signInAndBind(person);
      var inspection = new Inspection(admin, language);
      for (var path :
          new String[] {"/account/activity", "/account/email", "/account/delete", "/admin"}) {
        admin.open(path);
        inspection.lookAt(path.substring(1).replace('/', '-'));
      }
      admin.page().locator("vaadin-grid-cell-content vaadin-button").first().click();
      admin.page().waitForURL("**/admin/account/*");
      inspection.lookAt("admin-account");
      admin.open("/admin");
      admin.page().locator("vaadin-button[aria-label*='" + workspace + "']").first().click();
      admin.page().waitForURL("**/admin/workspace/*");
      inspection.lookAt("admin-workspace");
      admin.open("/admin");
      admin.button("Create a workspace").click();
      inspection.lookAt("admin-create");
      inDialog(admin, "Cancel").click();
      admin.button("Invite to a platform role").click();
      inspection.lookAt("admin-invite");

      assertThat(inspection.findings()).isEmpty();
    }
  }

  private static Visitor administrator(Product product) {
    return product.visitor().signInAndBind(product.accounts().platformAdministrator());
  }

  private static void find(Visitor admin, Person person) {
    admin.field("Search name or e-mail").fill(person.email());
    assertThat(admin.page().locator("vaadin-grid-cell-content").getByText(person.email()))
        .isVisible();
    admin.awaitQuiet();
  }

  private static Locator manage(Visitor admin, Person account) {
    return admin.button("Manage %s (%s)".formatted(account.name(), account.email()));
  }

  private static Locator inDialog(Visitor visitor, String button) {
    return visitor
        .page()
        .locator("vaadin-dialog[opened]")
        .getByRole(
            AriaRole.BUTTON,
            new Locator.GetByRoleOptions().setName(visitor.say(button)).setExact(true));
  }
}
