package mfa.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All that a process owner can do with versions, as it looks in a browser. */
@BrowserTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProcessOwnerIT {

  private static final String TAG = "camunda:versionTag=\"1.0\"";
  private static final String DEADLINE = ">${replyDeadline}<";
  private static final String REVIEW = "userTask_reviewTicket";

  /** Has pages ask for news only while nobody holds that, as if the server took its time. */
  private static final String HOLDABLE_POLLS =
      """
      const repeat = window.setInterval.bind(window);
      window.setInterval = (work, time, ...more) =>
        repeat((...all) => window.pollsAreHeld && time === 2000 || work(...all), time, ...more);
      """;

  /** Cells of tables that do not show all that they say. */
  private static final String SHORTENED =
      """
      () => [...document.querySelectorAll('vaadin-grid-cell-content')]
          .filter(cell => cell.clientWidth > 0 && cell.scrollWidth > cell.clientWidth + 1)
          .map(cell => cell.innerText)
      """;

  /** The areas of all bars of a colour are to each other as the numbers of the outcomes. */
  private static final String BARS_ARE_THE_TABLE =
      """
      () => {
        const numbers = [...document.querySelectorAll('.plot-table tbody tr')]
            .map(row => [...row.cells].map(cell => cell.innerText));
        const total = numbers.reduce((sum, [, , closed]) => sum + Number(closed), 0);
        const bars = [...document.querySelectorAll('.plot-picture rect')];
        const height = bars.reduce((sum, bar) => sum + bar.getBoundingClientRect().height, 0);
        return [...document.querySelectorAll('.plot-legend > span')].every(entry => {
          const [name, closed] = entry.innerText.split(': ');
          const kind = entry.querySelector('.plot-colour').classList[1];
          const drawn = bars.filter(bar => bar.classList.contains(kind))
              .reduce((sum, bar) => sum + bar.getBoundingClientRect().height, 0);
          const rows = numbers.filter(row => row[1] === name.trim())
              .reduce((sum, row) => sum + Number(row[2]), 0);
          return rows === Number(closed) && rows > 0
              && Math.abs(drawn / height - rows / total) < 0.01;
        });
      }
      """;

  private Visitor owner;
  private Page page;
  private ResourceBundle texts;

  /** First, while nobody has deployed much. */
  @Test
  @Order(1)
  @EnabledIfSystemProperty(named = "mfa.pictures", matches = "true|target")
  @Tag("R68")
  @Tag("R69")
  @DisplayName("R68 R69: the guide for process owners shows what its reader will see")
  void guideHasPicturesOfEachStep(Product product) {
    file(product);
    file(product);
    signIn(product, "en");
    page.setViewportSize(1000, 640);

    openVersion(0);
    page.locator(".process-diagram [data-container-id=" + REVIEW + "] .step-note").waitFor();
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
    page.setViewportSize(1000, 700);
    owner.awaitQuiet();
    GuidePicture.keep(page, "process-dry-run");

    editor.deploy("Reminder after a day");
    openVersion(1);
    planMigration();
    write("Everybody gets the reminder");
    page.setViewportSize(1000, 1200);
    noteField().evaluate("it => it.closest('.panel').scrollIntoView({ block: 'end' })");
    owner.awaitQuiet();
    GuidePicture.keep(page, "process-migration");
  }

  @ParameterizedTest(name = "in {0}")
  @ValueSource(strings = {"en", "zh"})
  @Tag("R43")
  @Tag("R68")
  @Tag("R70")
  @DisplayName(
      "R43 R68 R70: a version goes its whole way to a migration and back, and axe objects nowhere")
  void wayOfAVersionIsAccessible(String language, Product product) throws IOException {
    String ticket = file(product);
    signIn(product, language);
    var inspection = new Inspection(owner, language).onPhone();

    upload(packaged().replace(DEADLINE, ">in a week<"));
    assertThat(page.locator(".draft-drawn > section li").first()).isVisible();
    inspection.lookAt("process-draft-error");
    upload(withoutReview(language));
    tab("workflow.draft.tab.changes").click();
    page.locator(".comparison .djs-shape").first().waitFor();
    inspection.lookAt("process-changes");
    tab("workflow.draft.tab.dry-run").click();
    play();
    inspection.lookAt("process-dry-run");
    button("workflow.draft.deploy").first().click();
    noteIn(dialog()).fill("Another review");
    dialog().getByRole(AriaRole.BUTTON, named("workflow.draft.deploy")).click();
    owner.awaitPath("/process");
    inspection.lookAt("process-versions");
    assertThat(left(cell("Another review")) + width(cell("Another review")))
        .isLessThanOrEqualTo(left(button("workflow.copy").first()));
    assertActionsStayInSight();

    openVersion(1);
    planMigration();
    assertThat(page.getByText(text("migration.not-mapped")).first()).isVisible();
    inspection.lookAt("process-plan");
    assertThat((List<?>) page.evaluate(SHORTENED)).isEmpty();
    write("All get another review");
    migrate(inspection, ticket);

    rollBack(inspection);
    assertThat(inspection.findings()).isEmpty();
  }

  /** The ticket waits for a review that the new version does not have. */
  private void migrate(Inspection inspection, String ticket) {
    page.evaluate("window.pollsAreHeld = true");
    begin();
    assertThat(page.locator("vaadin-progress-bar")).isVisible();
    assertThat(button("migration.stop")).isVisible();
    inspection.lookAt("process-migration");
    page.evaluate("window.pollsAreHeld = false");

    assertThat(page.locator("vaadin-progress-bar")).isHidden();
    assertThat(button("migration.stop")).isHidden();
    var stayed = page.locator("vaadin-grid-cell-content").getByText(ticket, exactText());
    assertThat(stayed.first()).isVisible();
    assertThat(page.getByText(reason()).first()).isVisible();
    inspection.lookAt("process-stayed");
    assertThat((List<?>) page.evaluate(SHORTENED)).isEmpty();
  }

  /** Also when the rows were cards before, and when somebody scrolls. */
  private void assertActionsStayInSight() {
    var table = page.locator("vaadin-grid").first();
    table.evaluate("grid => grid.$.table.scrollLeft = 40");
    owner.awaitQuiet();
    var action = button("workflow.copy").first();
    assertThat(left(action) + width(action)).isLessThanOrEqualTo(left(table) + width(table));
    table.evaluate("grid => grid.$.table.scrollLeft = 0");
  }

  private Locator cell(String words) {
    return page.locator("vaadin-grid-cell-content").getByText(words, exactText()).first();
  }

  private static double left(Locator part) {
    return part.boundingBox().x;
  }

  private static double width(Locator part) {
    return part.boundingBox().width;
  }

  private Pattern reason() {
    return Pattern.compile(
        "^" + escaped(text("migration.reason.NO_SUCH_STEP", "+")).replace("\\+", ".+") + "$");
  }

  /** To the version before the newest. */
  private void rollBack(Inspection inspection) {
    openProcesses();
    button("process.roll-back").first().click();
    dialog().locator(".comparison .djs-shape").first().waitFor();
    inspection.lookAt("process-roll-back");
    dialog().getByRole(AriaRole.BUTTON, named("process.roll-back")).click();
    assertThat(dialog().getByText(text("process.note.missing"))).isVisible();
    noteIn(dialog()).fill("Back to the review");
    dialog().getByRole(AriaRole.BUTTON, named("process.roll-back")).click();
    assertThat(dialog()).hasCount(0);
    assertThat(page.getByText("Back to the review", exactly()).first()).isVisible();
  }

  @Test
  @Tag("R43")
  @Tag("R70")
  @DisplayName("R43 R70: the bars of a version's page show what the table below them says")
  void barsShowWhatTheTableSays(Product product) {
    product.letTicketsHaveBeenClosed();
    signIn(product, "en");
    openVersion(0);
    var inspection = new Inspection(owner, "en").onPhone();

    page.getByText("The numbers as a table").click();
    page.locator(".plot-picture").scrollIntoViewIfNeeded();
    inspection.lookAt("process-plot");

    // Other tests of the same server close tickets too.
    int rows = page.locator(".plot-table tbody tr").count();
    assertThat(rows).isGreaterThanOrEqualTo(21);
    assertThat(page.locator(".plot-picture rect")).hasCount(rows);
    assertThat(page.locator(".plot-legend > span")).hasCount(3);
    assertThat((Boolean) page.evaluate(BARS_ARE_THE_TABLE)).isTrue();
    assertThat(inspection.findings()).isEmpty();
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

    owner.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    button("process.tokens.make").click();
    page.getByLabel(text("process.tokens.name"), exact()).fill("Laptop");
    inspection.lookAt("process-token");
    dialog().getByRole(AriaRole.BUTTON, named("process.tokens.make")).click();
    var shown = dialog().getByText(Pattern.compile("^mfa_deploy_\\S+$"));
    assertThat(shown).isVisible();
    String token = shown.innerText();
    inspection.lookAt("process-token-shown");
    page.keyboard().press("Escape");
    page.mouse().click(5, 5);
    dialog().getByRole(AriaRole.BUTTON, named("action.copy")).click();
    assertThat(dialog().getByRole(AriaRole.BUTTON, named("action.copied"))).isVisible();
    assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(token);
    dialog().getByRole(AriaRole.BUTTON, named("process.tokens.saved")).click();

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

  private void upload(String model) {
    openProcesses();
    page.locator("vaadin-upload input[type=file]")
        .setInputFiles(
            new FilePayload(
                "mfa-unbind.bpmn", "application/xml", model.getBytes(StandardCharsets.UTF_8)));
    page.waitForURL(url -> url.contains("/process/draft/"));
    page.locator(".process-editor-drawing .djs-shape").first().waitFor();
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

  /** To the version that is offered first. */
  private void planMigration() {
    button("migration.plan").click();
    page.locator("vaadin-radio-button").first().waitFor();
    owner.awaitQuiet();
  }

  private void write(String note) {
    noteField().fill(note);
    noteField().press("Tab");
    owner.awaitQuiet();
  }

  private Locator noteField() {
    return noteIn(page.locator(".panel"));
  }

  private void begin() {
    var begin = Pattern.compile("^" + text("migration.begin", "").strip() + " ?[1-9]");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(begin)).click();
    dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(begin)).click();
  }

  private Locator noteIn(Locator place) {
    return place.getByRole(
        AriaRole.TEXTBOX,
        new Locator.GetByRoleOptions().setName(text("process.note")).setExact(true));
  }

  private void signIn(Product product, String language) {
    texts = ResourceBundle.getBundle("vaadin-i18n.translations", Locale.of(language));
    owner =
        product.visitor(
            new Browser.NewContextOptions().setLocale(language.equals("zh") ? "zh-CN" : "en-US"));
    page = owner.page();
    page.addInitScript(HOLDABLE_POLLS);
    owner.signInAndBind(product.accounts().processOwner());
  }

  /** A ticket that waits for its review; its number. */
  private static String file(Product product) {
    var member = product.accounts().freeMember();
    product.signedIn(member).bind(member);
    return UnbindForm.open(product.visitor()).file(member);
  }

  /** The review is another step. */
  private static String withoutReview(String language) throws IOException {
    return packaged()
        .replace(TAG, "camunda:versionTag=\"" + language + "\"")
        .replace(REVIEW, "userTask_check_" + language);
  }

  private static String packaged() throws IOException {
    return Files.readString(Path.of("bpmn", "mfa-unbind.bpmn"));
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

  private static Locator.GetByTextOptions exactText() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }

  private static Page.GetByLabelOptions exact() {
    return new Page.GetByLabelOptions().setExact(true);
  }
}
