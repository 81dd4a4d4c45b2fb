package mfa.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A process owner changes the process in the browser, and tickets follow it. */
@BrowserTest
class ProcessEditorIT {

  private static final String REMINDER = "serviceTask_remindSupervisors";

  private static final String RENAME =
      """
      name => {
        const { editor } = document.querySelector('.process-editor');
        editor.get('modeling').updateLabel(editor.selected(), name);
      }""";

  private static @Nullable String session;

  @Test
  @Tag("journey")
  @Tag("R68")
  @Tag("R69")
  @DisplayName(
      "R68, R69: a reminder drawn in the browser and deployed reaches new tickets, and older ones"
          + " once they are moved")
  void reminderDrawnInTheBrowserReachesNewTickets(Product product) {
    var supervisor = product.accounts().supervisor();
    var older = file(product);
    var owner = another(product);
    var editor = ProcessEditor.copyNewest(owner);
    addReminder(editor);
    owner.page().reload();
    editor.awaitDrawing();
    assertThat(editor.shape(REMINDER)).isVisible();
    assertThat(editor.checks()).hasText("Nothing has to be changed.");
    editor.deploy("Reminder after a day");
    assertThat(owner.page().getByText("Reminder after a day").first()).isVisible();
    var newer = file(product);
    product.letTimersPass(Duration.ofHours(25));

    product.mailTo(supervisor, newer + " is waiting for a review");
    assertThat(product.mailsTo(supervisor))
        .noneMatch(mail -> mail.subject().contains(older + " is waiting for a review"));

    moveToNewest(another(product));
    product.letTimersPass(Duration.ofHours(25));

    product.mailTo(supervisor, older + " is waiting for a review");
  }

  /** Moves the running tickets of the version before the newest. */
  private static void moveToNewest(Visitor owner) {
    owner.open("/process");
    owner.page().locator("a[href*='/process/version/']").nth(1).click();
    owner.page().waitForURL(url -> url.contains("/process/version/"));
    owner.button("Show the plan").click();
    owner
        .page()
        .getByLabel("Note", new Page.GetByLabelOptions().setExact(true))
        .fill("All tickets get the reminder");
    var begin = Pattern.compile("^Migrate running tickets: [1-9]");
    owner.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(begin)).click();
    owner
        .page()
        .getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(begin))
        .click();
    assertThat(owner.page().getByText(Pattern.compile("has ended.* stayed: 0"))).isVisible();
  }

  private static void addReminder(ProcessEditor editor) {
    editor
        .select("Review unbind ticket")
        .add("Timer beside it")
        .hours(24)
        .describe("Reminder due", "A day went by without a decision.")
        .add("Action")
        .choose("What it does", "Send a mail")
        .choose("Which mail", "Review still open (to supervisors)")
        .describe("Remind supervisors", "Tells them that a review is still open.")
        .add("End")
        .describe("Reminder sent", "The review itself goes on.");
  }

  @Test
  @Tag("R43")
  @DisplayName("R43: the drawing has the colours of the page, in dark ones too")
  void drawingFollowsTheTheme(Product product) {
    var editor = ProcessEditor.copyNewest(processOwner(product));
    var page = editor.visitor().page();
    var drawing = page.locator(".process-editor-drawing");
    var task = editor.shape("userTask_reviewTicket").locator(".djs-visual > rect").first();
    assertThat(drawing).hasCSS("background-color", "rgb(255, 255, 255)");

    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));

    assertThat(drawing).hasCSS("background-color", "rgb(29, 33, 40)");
    assertThat(task).hasCSS("fill", "rgb(29, 33, 40)");
    assertThat(task).hasCSS("stroke", "rgb(233, 237, 244)");
    assertThat(page.locator(".djs-palette")).hasCSS("background-color", "rgb(29, 33, 40)");
  }

  @Test
  @Tag("R69")
  @DisplayName("R69: two tabs of a draft overwrite nothing of each other")
  void secondTabIsToldOfTheFirst(Product product) {
    var owner = processOwner(product);
    var first = ProcessEditor.copyNewest(owner);
    var second = new ProcessEditor(owner.inAnotherTab().open(owner.path()));
    second.awaitDrawing();
    rename(first, "Review the ticket");

    rename(second, "Look at the ticket");

    var told = second.visitor().page().getByText("Another page saved this draft meanwhile");
    assertThat(told).isVisible();
    second.visitor().button("Show the other one").click();
    assertThat(second.shape("userTask_reviewTicket")).containsText("Review the");
  }

  @Test
  @Tag("R69")
  @DisplayName("R69: keys copy, paste, undo and redo, and the checks mark the element meanwhile")
  void keysCopyUndoAndRedo(Product product) {
    var editor = ProcessEditor.copyNewest(processOwner(product));
    var page = editor.visitor().page();
    var tasks = page.locator(".process-editor-drawing g.djs-shape[data-element-id^='userTask_']");
    int before = tasks.count();
    editor.select("Review unbind ticket");

    editor.press("Control+c");
    editor.press("Control+v");
    editor.clickFreePlace();
    assertThat(tasks).hasCount(before + 1);
    var pasted = page.locator("g[data-element-id^='userTask_new'].finding-error");
    assertThat(pasted.first()).isVisible();
    assertThat(page.locator(".finding-badge.error").first()).isVisible();
    editor.press("Control+z");
    assertThat(tasks).hasCount(before);
    editor.press("Control+y");
    assertThat(tasks).hasCount(before + 1);
    editor.press("Control+z");

    assertThat(tasks).hasCount(before);
    assertThat(editor.checks()).hasText("Nothing has to be changed.");
  }

  @Test
  @Tag("R69")
  @DisplayName("R69: a change that no call could bring to the server survives the reload")
  void changeWithoutConnectionSurvivesTheReload(Product product) {
    var editor = ProcessEditor.copyNewest(processOwner(product));
    var page = editor.visitor().page();
    editor.select("Review unbind ticket");
    page.route("**/*v-r=uidl*", Route::abort);
    editor.press("Delete");
    page.waitForFunction(
        "() => Object.keys(sessionStorage).some(it => it.startsWith('mfa-draft-'))");

    page.unroute("**/*v-r=uidl*");
    page.reload();
    editor.awaitDrawing();

    assertThat(editor.shape("userTask_reviewTicket")).hasCount(0);
    page.waitForFunction(
        "() => !Object.keys(sessionStorage).some(it => it.startsWith('mfa-draft-'))");
    page.reload();
    editor.awaitDrawing();
    assertThat(editor.shape("userTask_reviewTicket")).hasCount(0);
  }

  @Test
  @Tag("R69")
  @DisplayName("R69: what could not be sent is offered after a reload, though another tab saved")
  void changeWithoutConnectionIsOfferedThoughAnotherTabSaved(Product product) {
    var first = ProcessEditor.copyNewest(processOwner(product));
    var second = new ProcessEditor(first.visitor().inAnotherTab().open(first.visitor().path()));
    second.awaitDrawing();
    var page = first.visitor().page();
    first.select("Review unbind ticket");
    page.route("**/*v-r=uidl*", Route::abort);
    first.press("Delete");
    page.waitForFunction(
        "() => Object.keys(sessionStorage).some(it => it.startsWith('mfa-draft-'))");
    rename(second, "Look at the ticket");

    page.unroute("**/*v-r=uidl*");
    page.reload();
    first.awaitDrawing();

    assertThat(page.getByText("Another page saved this draft meanwhile")).isVisible();
    assertThat(first.shape("userTask_reviewTicket")).hasCount(0);
    first.visitor().button("Keep this one").click();
    assertThat(page.getByText("Another page saved this draft meanwhile")).isHidden();
    page.reload();
    first.awaitDrawing();
    assertThat(first.shape("userTask_reviewTicket")).hasCount(0);
    assertThat(page.getByText("Another page saved this draft meanwhile")).hasCount(0);
  }

  @Test
  @Tag("R69")
  @DisplayName("R69: who saved what is stored is not asked about it, though the answer was lost")
  void lostAnswerLeadsToNoQuestion(Product product) {
    var editor = ProcessEditor.copyNewest(processOwner(product));
    var page = editor.visitor().page();
    editor.select("Review unbind ticket");
    var stored = new AtomicBoolean();
    page.route("**/*v-r=uidl*", route -> loseAnswersToChanges(route, stored));
    page.evaluate(RENAME, "First name");
    page.waitForCondition(stored::get);
    page.evaluate(RENAME, "Second name");
    page.waitForFunction(
        "() => Object.values(sessionStorage).some(it => it.includes('Second name'))");

    page.unroute("**/*v-r=uidl*");
    page.reload();
    editor.awaitDrawing();

    assertThat(editor.shape("userTask_reviewTicket")).containsText("Second");
    assertThat(page.getByText("Another page saved this draft meanwhile")).hasCount(0);
    page.waitForFunction(
        "() => !Object.keys(sessionStorage).some(it => it.startsWith('mfa-draft-'))");
  }

  /** The server gets a changed file, and the browser no answer. */
  private static void loseAnswersToChanges(Route route, AtomicBoolean stored) {
    if (route.request().postData().contains("bpmn:definitions")) {
      route.fetch();
      stored.set(true);
      route.abort();
    } else {
      route.resume();
    }
  }

  @Test
  @Tag("R69")
  @DisplayName("R69: nobody leaves a change that is not saved without being asked")
  void leavingAnUnsavedChangeIsAsked(Product product) {
    var editor = ProcessEditor.copyNewest(processOwner(product));
    var owner = editor.visitor();
    var draft = owner.path();
    owner.page().evaluate("document.querySelector('.process-editor').editor.max = 1000");
    rename(editor, "Look at the ticket");
    var asked = owner.page().getByText("If you leave, it is lost.");

    owner.followLinkInPage("/process");
    assertThat(asked).isVisible();
    owner.button("Cancel").click();
    assertThat(asked).hasCount(0);
    assertThat(editor.shape("userTask_reviewTicket")).containsText("Look");
    owner.followLinkInPage("/process");
    owner.button("Leave").click();

    owner.awaitPath("/process");
    owner.open(draft);
    editor.awaitDrawing();
    assertThat(editor.shape("userTask_reviewTicket")).containsText("Review");
  }

  @Test
  @Tag("R69")
  @DisplayName("R69: who waits for a change waits for the one that is being written down, too")
  void savingWaitsForTheChangeUnderWay(Product product) {
    var editor = ProcessEditor.copyNewest(processOwner(product));
    editor.select("Review unbind ticket");

    var stored =
        editor
            .visitor()
            .page()
            .evaluate(
                """
                async () => {
                  const { editor } = document.querySelector('.process-editor');
                  const rename = (name) => editor.get('modeling').updateLabel(editor.selected(), name);
                  const write = editor.modeler.saveXML.bind(editor.modeler);
                  editor.modeler.saveXML = async (options) => {
                    await new Promise((goOn) => setTimeout(goOn, 300));
                    return write(options);
                  };
                  const { revision } = editor;
                  rename('First');
                  editor.save();
                  rename('Second');
                  await editor.save();
                  return `${editor.model.includes('Second')} ${editor.revision > revision}`
                    + ` ${sessionStorage.getItem(editor.draft)}`;
                }""");

    assertThat(stored).isEqualTo("true true null");
  }

  @Test
  @Tag("R74")
  @DisplayName("R74: a draft of nearly the largest size is stored, a larger one is told and kept")
  void largeDraftIsStored(Product product) throws IOException {
    var owner = processOwner(product);
    String file = Files.readString(Path.of("bpmn", "mfa-unbind.bpmn"));
    String large = file.replaceFirst("Owned by", "\"".repeat(170_000) + " Owned by");
    owner.open("/process");
    owner
        .page()
        .locator("vaadin-upload input[type=file]")
        .setInputFiles(
            new FilePayload(
                "large.bpmn", "application/xml", large.getBytes(StandardCharsets.UTF_8)));
    owner.page().waitForURL(url -> url.contains("/process/draft/"));
    var editor = new ProcessEditor(owner);
    editor.awaitDrawing();
    rename(editor, "Check the ticket");
    owner.page().reload();
    editor.awaitDrawing();
    assertThat(editor.shape("userTask_reviewTicket")).containsText("Check");

    owner.page().evaluate("document.querySelector('.process-editor').editor.max = 1000");
    editor.select("Check the ticket");
    editor.name().fill("Look at the ticket");
    editor.name().press("Tab");

    assertThat(owner.page().getByText("larger than the 256 KB that a draft may have")).isVisible();
    var download = owner.page().waitForDownload(() -> owner.button("Download the drawing").click());
    assertThat(download.suggestedFilename()).isEqualTo("mfa-unbind.bpmn");
    assertThat(Files.readString(download.path())).contains("Look at the ticket");
  }

  private static void rename(ProcessEditor editor, String name) {
    editor.select("Review unbind ticket");
    editor.name().fill(name);
    editor.name().press("Tab");
    assertThat(editor.shape("userTask_reviewTicket")).containsText(name.substring(0, 6));
    editor.visitor().awaitQuiet();
  }

  @Test
  @Tag("R43")
  @DisplayName("R43: the editor does not object to axe, and a phone reads what it cannot edit")
  void editorIsAccessible(Product product) {
    var owner = processOwner(product);
    var inspection = new Inspection(owner, "en");
    var editor = ProcessEditor.copyNewest(owner);

    inspection.lookAt("process-draft");
    editor.select("Review unbind ticket");
    inspection.lookAt("process-draft-task");

    assertThat(inspection.findings()).isEmpty();
    owner.page().setViewportSize(390, 800);
    assertThat(owner.page().getByText("This screen is too small to edit")).isVisible();
    assertThat(editor.shape("userTask_reviewTicket")).isVisible();
    assertThat(owner.page().locator(".djs-palette")).hasCount(0);
  }

  /** A ticket that waits for a review; its number. */
  private static String file(Product product) {
    var member = product.accounts().freeMember();
    product.signedIn(member).bind(member);
    return UnbindForm.open(product.visitor()).file(member);
  }

  /** The owner of all drafts but that of the journey, who binds once. */
  private static Visitor processOwner(Product product) {
    var owner = product.visitor();
    if (session == null) {
      owner.signInAndBind(product.accounts().processOwner());
      session = owner.sessionCookie();
    } else {
      owner.takeSessionCookie(session);
    }
    return owner;
  }

  private static Visitor another(Product product) {
    return product.visitor().signInAndBind(product.accounts().processOwner());
  }
}
