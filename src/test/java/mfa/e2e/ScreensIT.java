package mfa.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mfa.dev.SampleData.Person;
import mfa.mail.MailSamples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A walk over the pages as each kind of person sees them, with a picture of each for the tour: in
 * both languages, light and dark, wide and on a phone. What axe says of them is asked elsewhere.
 */
@BrowserTest
@EnabledIfSystemProperty(named = "mfa.pictures", matches = "true|target")
@Tag("R43")
@DisplayName("R43: the screens of the tour")
class ScreensIT {

  private static final String PLACE = "screens/";
  private static final int[] WIDTHS = {1280, 360, 320};

  private final List<String> findings = new ArrayList<>();

  @AfterEach
  void nothingIsToBeScrolledSideways() {
    assertThat(findings).isEmpty();
  }

  @Test
  @DisplayName("Signing in, with and without the phone")
  void wayIn(Product product) throws IOException {
    var person = product.accounts().freeMember();
    product.signedIn(person).bind(person);
    var english = visitor(product, "en", ColorScheme.LIGHT);
    var chinese = visitor(product, "zh", ColorScheme.DARK);

    english.signInPage();
    keep(english, "sign-in");
    chinese.signInPage().signIn(person);
    chinese.codePage();
    keep(chinese, "code-zh-dark");
    var form = UnbindForm.open(english);
    keep(english, "lost-phone");
    form.fill(person);
    english.field("Description").fill("My phone fell into the lake this morning.");
    form.submit(form.mailedCode(person));
    form.followLink().waitFor();
    var link = form.followLink().getAttribute("href");
    var onPhone = visitor(product, "zh", ColorScheme.LIGHT);
    onPhone.open(link);
    keepOnPhone(onPhone, "lost-phone-ticket-zh-360");
  }

  @Test
  @DisplayName("A member's own account")
  void ownAccount(Product product) throws IOException {
    var person = product.accounts().freeMember();
    var english = visitor(product, "en", ColorScheme.LIGHT);
    english.signInPage().signIn(person);
    english.awaitPath("/");
    keep(english, "home");

    english.securitySettings().bind();
    var steps = english.bindSteps(person);
    steps.verifyEmail();
    steps.qrCode().waitFor();
    keep(english, "bind");
    var app = new AuthenticatorApp(steps.key());
    steps.next();
    steps.confirm(app.nextCode());
    steps.recoveryCodes();
    keep(english, "recovery-codes");
    steps.saved();
    english.securitySettings();
    keep(english, "security-settings");

    var chinese = same(english, "zh", ColorScheme.DARK);
    chinese.open("/account/security");
    keepOnPhone(chinese, "security-settings-zh-dark-360");
    chinese.open("/account");
    keep(chinese, "account-zh-dark");
    chinese.open("/");
    keepOnPhone(chinese, "home-zh-dark-360");
  }

  @Test
  @DisplayName("A workspace that requires MFA")
  void workspace(Product product) throws IOException {
    var team = product.accounts().team();
    var english = visitor(product, "en", ColorScheme.LIGHT);
    english.signInPage().signIn(team.owner());
    english.awaitPath("/");
    var pages = WorkspacePages.of(english, team.workspace()).open("/security");
    pages.askToSwitchOn();
    pages.bindFirst(team.owner());
    pages.switchOn(7);
    assertThat(english.page().locator(".breadcrumbs a")).hasCount(2);
    pages.open("/security");
    keep(english, "workspace-security");
    pages.open("/members");
    pages.invite("guest." + team.member().email());
    pages.sendInvitations();
    english.page().locator(".notice-success").waitFor();
    pages.dialogButton("Close").click();
    keep(english, "workspace-members");

    var chinese = same(english, "zh", ColorScheme.LIGHT);
    chinese.open(pages.path() + "/security");
    keep(chinese, "workspace-security-zh");
    chinese.open(pages.path() + "/members");
    keepOnPhone(chinese, "workspace-members-zh-360");
    var dark = same(english, "en", ColorScheme.DARK);
    dark.open(pages.path() + "/audit");
    keep(dark, "workspace-audit-dark");
    var member = visitor(product, "zh", ColorScheme.LIGHT);
    member.signInPage().signIn(team.member());
    member.awaitPath("/login/bind");
    keep(member, "bind-with-grace-zh");
  }

  @Test
  @DisplayName("Tickets, for members and at the desk")
  void tickets(Product product) throws IOException {
    var requester = visitor(product, "en", ColorScheme.LIGHT);
    requester.signInPage().signIn(product.accounts().freeMember());
    requester.awaitPath("/");
    file(
        requester,
        "The export never ends",
        "I press Export, and it says \"Preparing\" for an hour.");
    file(requester, "Invoices go to a former colleague", "Please send them to me from now on.");
    var path = requester.path();
    var lost = product.accounts().freeMember();
    product.signedIn(lost).bind(lost);
    var unbinding = fileUnbinding(product, lost);
    requester.open("/tickets");
    keep(requester, "tickets");
    var chinese = same(requester, "zh", ColorScheme.LIGHT);
    chinese.open("/tickets/new");
    keep(chinese, "ticket-new-zh");

    var desk = Desk.open(visitor(product, "en", ColorScheme.LIGHT), product.accounts().agent());
    desk.openTicket(path.substring(path.lastIndexOf('/') + 1));
    desk.visitor().field("Text to the requester").fill("Whose address do the invoices have?");
    desk.visitor().button("Reply to requester").click();
    assertThat(desk.visitor().page().getByText("Your reply to")).isVisible();
    desk.openTicket(path.substring(path.lastIndexOf('/') + 1));
    assertThat(desk.visitor().page().locator(".conversation")).containsText("Whose address");
    keep(desk.visitor(), "desk-support-ticket");
    requester.open(path);
    keep(requester, "ticket");
    chinese.open(path);
    keepOnPhone(chinese, "ticket-zh-360");

    desk.openTicket(unbinding);
    desk.takeOpened();
    keep(desk.visitor(), "desk-ticket");
    var inChinese = same(desk.visitor(), "zh", ColorScheme.LIGHT);
    inChinese.open("/desk/" + unbinding);
    keep(inChinese, "desk-ticket-zh");
    var dark = same(desk.visitor(), "en", ColorScheme.DARK);
    dark.open("/desk");
    dark.page()
        .locator("vaadin-tab")
        .filter(new Locator.FilterOptions().setHasText("All ("))
        .click();
    dark.page().locator("vaadin-grid-cell-content").getByText("Invoices").first().waitFor();
    keep(dark, "desk-dark");
    inChinese.open("/desk/replies");
    keep(inChinese, "desk-replies-zh");
  }

  @Test
  @DisplayName("Processes and the whole server")
  void administration(Product product) throws IOException {
    var owner = visitor(product, "en", ColorScheme.LIGHT);
    enter(owner, product.accounts().processOwner());
    owner.open("/process");
    keep(owner, "processes");
    ProcessEditor.copyNewest(owner);
    var draft = owner.path();
    var chinese = same(owner, "zh", ColorScheme.DARK);
    chinese.open(draft);
    new ProcessEditor(chinese).awaitDrawing();
    keep(chinese, "process-editor-zh-dark");

    var admin = visitor(product, "en", ColorScheme.LIGHT);
    enter(admin, product.accounts().platformAdministrator());
    admin.open("/admin");
    var account = product.accounts().freeMember();
    admin.field("Search name or e-mail").fill(account.email());
    assertThat(admin.page().locator("vaadin-grid-cell-content").getByText(account.email()))
        .isVisible();
    admin.button("Manage %s (%s)".formatted(account.name(), account.email())).click();
    admin.button("Disable").waitFor();
    keep(admin, "admin-account");
    var inChinese = same(admin, "zh", ColorScheme.LIGHT);
    inChinese.open("/admin");
    keep(inChinese, "admin-zh");
  }

  /** All mails stand on sheets of their own. */
  @Test
  @DisplayName("A mail")
  void mail(Product product) throws IOException {
    var page = product.visitor().page();
    page.setViewportSize(640, 560);
    var mail =
        MailSamples.all(Locale.ENGLISH).stream()
            .filter(sample -> sample.name().contains("code"))
            .findFirst()
            .orElseThrow();

    page.setContent(mail.html());

    GuidePicture.keepScreen(page, PLACE + "mail");
  }

  private static void file(Visitor member, String title, String text) {
    var page = member.page();
    member.open("/tickets/new");
    page.locator("vaadin-select").filter(new Locator.FilterOptions().setHasText("Type")).click();
    page.getByRole(AriaRole.OPTION).getByText("Bug report").click();
    member.field("Title").fill(title);
    member.field("Description").fill(text);
    member.button("Submit ticket").click();
    page.waitForURL("**/tickets/T-*");
    member.awaitQuiet();
  }

  private static String fileUnbinding(Product product, Person person) {
    var visitor = product.visitor();
    var form = UnbindForm.open(visitor).fill(person);
    visitor.field("Description").fill("My phone was stolen on the train. The number is blocked.");
    form.submit(form.mailedCode(person));
    form.followLink().waitFor();
    return form.number();
  }

  private static void enter(Visitor visitor, Person person) {
    visitor.signInAndBind(person);
  }

  private void keep(Visitor visitor, String name) throws IOException {
    keep(visitor, name, 1280, 800);
  }

  private void keepOnPhone(Visitor visitor, String name) throws IOException {
    keep(visitor, name, 360, 720);
  }

  private void keep(Visitor visitor, String name, int width, int height) throws IOException {
    var inspection = new Inspection(visitor, "");
    inspection.fits(name, WIDTHS);
    findings.addAll(inspection.findings());
    inspection.resize(width, height);
    GuidePicture.keepScreen(visitor.page(), PLACE + name);
    inspection.resize(1280, 800);
  }

  /** The same person at another browser, which speaks another language. */
  private static Visitor same(Visitor visitor, String language, ColorScheme scheme) {
    var other = visitor(visitor.product(), language, scheme);
    other.takeSessionCookie(visitor.sessionCookie());
    return other;
  }

  private static Visitor visitor(Product product, String language, ColorScheme scheme) {
    return product.visitor(
        new Browser.NewContextOptions()
            .setLocale(language.equals("zh") ? "zh-CN" : "en-US")
            .setColorScheme(scheme)
            .setViewportSize(1280, 800)
            .setReducedMotion(ReducedMotion.REDUCE));
  }
}
