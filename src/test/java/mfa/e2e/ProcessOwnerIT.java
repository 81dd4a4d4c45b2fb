package mfa.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All that a process owner can do with versions, as it looks in a browser. */
@BrowserTest
class ProcessOwnerIT {

  private Visitor owner;
  private Page page;
  private ResourceBundle texts;

  @Test
  @Tag("R68")
  @Tag("R69")
  @DisplayName("R68 R69: the guide for process owners shows what its reader will see")
  void guideHasPicturesOfEachStep(Product product) {
    file(product);
    file(product);
    signIn(product, "en");
    page.setViewportSize(1000, 640);

    openVersion(0);
    page.locator(".process-diagram [data-container-id=userTask_reviewTicket] .step-note").waitFor();
    owner.awaitQuiet();
    GuidePicture.keep(page, "process-version");

    var editor = ProcessEditor.copyNewest(owner);
    page.setViewportSize(1000, 760);
    editor.select("Review unbind ticket").add("Timer beside it").hours(24);
    editor.describe("Reminder due", "A day went by without a decision.").add("Action");
    editor.name().fill("Remind supervisors");
    editor.name().press("Tab");
    assertThat(page.locator(".draft-drawn > section li").first()).isVisible();
    page.locator(".draft-drawn > section").scrollIntoViewIfNeeded();
    owner.awaitQuiet();
    GuidePicture.keep(page, "process-editor");

    editor
        .choose("What it does", "Send a mail")
        .choose("Which mail", "Review still open (to supervisors)")
        .describe("Remind supervisors", "Tells them that a review is still open.")
        .add("End")
        .describe("Reminder sent", "The review itself goes on.");
    tab("workflow.draft.tab.changes").click();
    page.locator(".comparison .djs-shape").first().waitFor();
    owner.awaitQuiet();
    GuidePicture.keep(page, "process-changes");

    tab("workflow.draft.tab.dry-run").click();
    play();
    GuidePicture.keep(page, "process-dry-run");
  }

  @ParameterizedTest(name = "in {0}")
  @ValueSource(strings = {"en", "zh"})
  @Tag("R43")
  @Tag("R68")
  @DisplayName("R43 R68: a token is made, shown once and revoked at the page")
  void tokenIsMadeShownOnceAndRevoked(String language, Product product) {
    signIn(product, language);
    var inspection = new Inspection(owner, language);
    openProcesses();

    button("process.tokens.make").click();
    page.getByLabel(text("process.tokens.name"), exact()).fill("Laptop");
    inspection.lookAt("process-token");
    dialog().getByRole(AriaRole.BUTTON, named("process.tokens.make")).click();
    var shown = dialog().getByText(Pattern.compile("^mfa_deploy_\\S+$"));
    assertThat(shown).isVisible();
    String token = shown.innerText();
    inspection.lookAt("process-token-shown");
    dialog().getByRole(AriaRole.BUTTON, named("process.tokens.copied")).click();

    assertThat(dialog()).hasCount(0);
    assertThat(connects(product, token)).isTrue();
    page.reload();
    assertThat(page.getByText("mfa_deploy_")).hasCount(0);
    assertThat(page.getByText("Laptop", new Page.GetByTextOptions().setExact(true))).isVisible();
    page.getByText("Laptop", new Page.GetByTextOptions().setExact(true)).scrollIntoViewIfNeeded();
    inspection.lookAt("process-tokens");
    page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName(text("process.tokens.revoke.named", "Laptop")))
        .click();
    inspection.lookAt("process-token-revoke");
    dialog().getByRole(AriaRole.BUTTON, named("process.tokens.revoke")).click();
    assertThat(page.getByText(text("process.tokens.none"))).isVisible();
    assertThat(connects(product, token)).isFalse();
    assertThat(inspection.findings()).isEmpty();
  }

  /** What Camunda Modeler asks first. */
  private static boolean connects(Product product, String token) {
    return product
        .visitor()
        .context()
        .request()
        .get(
            "/engine-rest/deployment?maxResults=0",
            RequestOptions.create().setHeader("Authorization", "Bearer " + token))
        .ok();
  }

  private void openProcesses() {
    owner.open("/process");
  }

  /**
   * @param row of the list of versions: the newest stands first
   */
  private void openVersion(int row) {
    openProcesses();
    page.locator("a[href*='/process/version/']").nth(row).click();
    page.waitForURL(url -> url.contains("/process/version/"));
    owner.awaitQuiet();
  }

  /** The second step of the first path that is new, or else of the first that stays. */
  private void play() {
    page.locator(".dry-run > vaadin-details").first().waitFor();
    page.locator(".dry-run > vaadin-details > vaadin-details-summary").last().waitFor();
    if (page.locator(".dry-run vaadin-details vaadin-details:visible").count() == 0) {
      page.locator(".dry-run > vaadin-details > vaadin-details-summary").last().click();
    }
    page.locator(".dry-run vaadin-details vaadin-details:visible > vaadin-details-summary")
        .first()
        .click();
    button("dryrun.play").first().click();
    button("dryrun.next").click();
    page.locator(".path-player .mark-present").first().waitFor();
    owner.awaitQuiet();
  }

  private void signIn(Product product, String language) {
    texts = ResourceBundle.getBundle("vaadin-i18n.translations", Locale.of(language));
    owner =
        product.visitor(
            new Browser.NewContextOptions().setLocale(language.equals("zh") ? "zh-CN" : "en-US"));
    page = owner.page();
    var person = product.accounts().processOwner();
    owner.signInPage().signIn(person);
    owner.bindWhereRequired(person);
    owner.bindSteps(person).saved();
    owner.awaitPath("/");
  }

  private static void file(Product product) {
    var member = product.accounts().freeMember();
    product.signedIn(member).bind(member);
    UnbindForm.open(product.visitor()).file(member);
  }

  private String text(String key, Object... values) {
    return values.length == 0
        ? texts.getString(key)
        : MessageFormat.format(texts.getString(key), values);
  }

  private Locator dialog() {
    return page.getByRole(AriaRole.DIALOG);
  }

  private Locator tab(String key) {
    return page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(text(key)));
  }

  private Locator button(String key) {
    return page.locator("vaadin-button:visible")
        .filter(
            new Locator.FilterOptions()
                .setHasText(Pattern.compile("^\\s*" + escaped(text(key)) + "\\s*$")));
  }

  /** Browsers know no quoting of whole texts. */
  private static String escaped(String text) {
    return text.replaceAll("[.*+?^${}()|\\[\\]\\\\]", "\\\\$0");
  }

  private Locator.GetByRoleOptions named(String key) {
    return new Locator.GetByRoleOptions().setName(text(key));
  }

  private static Page.GetByLabelOptions exact() {
    return new Page.GetByLabelOptions().setExact(true);
  }
}
