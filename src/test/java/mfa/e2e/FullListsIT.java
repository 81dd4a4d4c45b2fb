package mfa.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import mfa.dev.SampleData.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Long lists of long words, in both languages and the windows people have: nothing scrolls
 * sideways, only names and titles are cut, and those have a tooltip.
 */
@Tag("R43")
@DisplayName("R43: full lists of long words")
class FullListsIT {

  private static final int[] LARGE = {1920, 1080};
  private static final int[][] WINDOWS = {{360, 720}, LARGE, {1280, 800}};

  /** In the large window. */
  private static final double MOST_BELOW = 100;

  private static final int FEWEST_ROWS = 9;

  /** Of the longest texts, which are read whole. */
  private static final int FEWEST_WRAPPED_ROWS = 5;

  /**
   * What scrolls sideways, and texts that their cells cut, but for columns in which that is meant.
   */
  private static final String FAULTS =
      """
      capped => {
        const faults = [];
        const page = document.scrollingElement;
        if (page.scrollWidth > window.innerWidth) faults.push('the page scrolls sideways');
        const rights = text => {
          const range = document.createRange();
          range.selectNodeContents(text);
          return [...range.getClientRects()].map(rect => rect.right);
        };
        const look = (cell, header) => {
          const content = cell.querySelector('slot')?.assignedElements()[0];
          if (!content || !content.getBoundingClientRect().width) return;
          const edge = content.getBoundingClientRect().right
              - parseFloat(getComputedStyle(content).paddingRight) + 1;
          const texts = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const text = texts.currentNode;
            if (text.parentElement.closest('.unseen')) continue;
            if (Math.max(...rights(text)) > edge) faults.push(`${header}: ${text.data} is cut`);
          }
          content.querySelectorAll('vaadin-button, .badge').forEach(part => {
            if (part.getBoundingClientRect().right > edge) {
              faults.push(`${header}: ${part.innerText} goes beyond its cell`);
            }
          });
        };
        document.querySelectorAll('vaadin-grid').forEach(grid => {
          const table = grid.shadowRoot.getElementById('table');
          if (!table.clientWidth) return;
          if (table.scrollWidth > table.clientWidth + 1) {
            faults.push(`the list scrolls sideways by ${table.scrollWidth - table.clientWidth} px`);
          }
          const headers = [...table.querySelectorAll('thead tr:not([hidden]):last-of-type > th')];
          const names = headers.map(cell =>
              cell.querySelector('slot')?.assignedElements()[0].innerText.trim());
          headers.forEach((cell, place) => look(cell, `heading ${names[place]}`));
          table.querySelectorAll('#items > tr:not([hidden])').forEach(row =>
              [...row.querySelectorAll('td:not([part~=details-cell])')].forEach((cell, place) =>
                  capped.includes(names[place]) || look(cell, names[place])));
        });
        return [...new Set(faults)];
      }
      """;

  /** How much of the window is left below the list, and how many of its rows are seen whole. */
  private static final String HEIGHT =
      """
      () => {
        const grid = document.querySelector('vaadin-grid');
        const bottom = grid.getBoundingClientRect().bottom;
        const rows = [...grid.shadowRoot.querySelectorAll('#items > tr:not([hidden])')]
            .filter(row => row.getBoundingClientRect().height && row.getBoundingClientRect().bottom <= bottom);
        return { below: window.innerHeight - bottom, rows: rows.length };
      }
      """;

  /** What binds once has a session for the other language. */
  private static final Map<Person, String> SESSIONS = new HashMap<>();

  private static Product product;
  private final List<String> faults = new ArrayList<>();
  private Visitor visitor;
  private ResourceBundle texts;

  @BeforeAll
  static void start() {
    product = Product.startFull();
  }

  @AfterAll
  static void end() {
    product.close();
  }

  @AfterEach
  void nothingIsCutAndNothingScrollsSideways() {
    product.endVisits(getClass().getSimpleName(), !faults.isEmpty());
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest(name = "R43: the work list of the desk, saved replies and ratings, in {0}")
  @ValueSource(strings = {"en", "zh"})
  void desk(String language) {
    enter(FullLists.SUPERVISOR, language);
    visitor.open("/desk?queue=ALL");
    lookAt("desk", "desk.ticket-title", "desk.assignee");
    assertTitleHasRoom();
    assertTooltip();
    assertFills(FEWEST_ROWS);
    visitor.open("/desk/replies");
    lookAt("replies", "replies.reply-title", "replies.text");
    visitor.open("/desk/numbers");
    lookAt("numbers", "desk.type", "numbers.by.AGENT", "numbers.comment");
  }

  @ParameterizedTest(name = "R43: tickets, members, rule, audit log, security and activity, in {0}")
  @ValueSource(strings = {"en", "zh"})
  void workspace(String language) {
    enter(FullLists.OWNER, language);
    var pages = WorkspacePages.of(visitor, FullLists.WORKSPACE);
    pages.open("/members");
    lookAt("members", "account.name");
    assertFills(FEWEST_ROWS);
    assertThat(visitor.page().locator("[slot=drawer]").first().boundingBox().width)
        .as("width of the navigation beside a long name of a workspace")
        .isLessThan(280);
    pages.open("/audit");
    lookAt(
        "audit",
        "audit-log.who",
        "audit-log.whom",
        "audit-log.action",
        "audit-log.detail",
        "audit-log.from");
    assertFills(FEWEST_WRAPPED_ROWS);
    var workspace = pages.path().substring(pages.path().lastIndexOf('/') + 1);
    for (var list : List.of("/tickets", "/tickets?workspace=" + workspace)) {
      visitor.open(list);
      lookAt(
          "tickets",
          "tickets.title-column",
          "tickets.type",
          "tickets.workspace",
          "tickets.requester");
      assertFills(FEWEST_ROWS);
    }
    pages.open("/security");
    lookAt("rule", "account.name", "account.email");
    visitor.open("/account/security");
    lookAt("security");
    visitor.open("/account/activity");
    lookAt("activity");
  }

  @ParameterizedTest(name = "R43: accounts, workspaces, applications and an account, in {0}")
  @ValueSource(strings = {"en", "zh"})
  void administration(String language) {
    enter(FullLists.ADMINISTRATOR, language);
    visitor.open("/admin");
    lookAt(
        "administration",
        "account.name",
        "account.email",
        "admin.roles",
        "members.mfa",
        "applications.name",
        "applications.origin",
        "applications.workspace");
    visitor.page().locator("vaadin-grid-cell-content vaadin-button").first().click();
    visitor.page().waitForURL("**/admin/account/*");
    lookAt("account", "audit-log.action", "audit-log.who", "audit-log.from");
  }

  @ParameterizedTest(name = "R43: the versions of a process and the steps of one, in {0}")
  @ValueSource(strings = {"en", "zh"})
  void processes(String language) {
    enter(FullLists.PROCESS_OWNER, language);
    visitor.open("/process");
    lookAt("process", "process.note", "process.deployed", "process.source");
    visitor.page().locator("vaadin-grid-cell-content a[href*='process/version']").first().click();
    visitor.page().waitForURL("**/process/version/*");
    lookAt("version");
    visitor
        .page()
        .waitForFunction(
            "() => document.querySelector('.djs-container g.viewport')?.getBoundingClientRect().width"
                + " > window.innerWidth / 2");
  }

  private void assertTitleHasRoom() {
    var title = visitor.page().locator(".title-lines").first();

    assertThat(title.boundingBox().width).as("width of a title").isGreaterThanOrEqualTo(160);
  }

  private void assertTooltip() {
    var page = visitor.page();
    page.getByText(FullLists.TITLE).first().hover();

    assertThat(page.getByRole(AriaRole.TOOLTIP)).containsText(FullLists.TITLE);
    assertThat(page.getByRole(AriaRole.TOOLTIP)).containsText(FullLists.OWNER.name());
  }

  /**
   * @param capped the headings of columns whose texts are cut where they are long
   */
  private void lookAt(String page, String... capped) {
    var headings = Stream.of(capped).map(texts::getString).toList();
    for (var window : WINDOWS) {
      resize(window);
      for (var fault : (List<?>) visitor.page().evaluate(FAULTS, headings)) {
        faults.add("%s at %d px: %s".formatted(page, window[0], fault));
      }
      keepPicture(page, window[0]);
    }
  }

  private void assertFills(int rows) {
    resize(LARGE);
    var height = (Map<?, ?>) visitor.page().evaluate(HEIGHT);

    assertThat(((Number) height.get("below")).doubleValue())
        .as("pixels below the list")
        .isBetween(0.0, MOST_BELOW);
    assertThat((int) height.get("rows")).as("rows").isGreaterThanOrEqualTo(rows);
  }

  private void resize(int... window) {
    new Inspection(visitor, "").resize(window[0], window[1]);
  }

  private void keepPicture(String page, int width) {
    visitor.keepPicture(
        Path.of(
            "target",
            "screenshots",
            "full-%s-%s-%d.png".formatted(page, texts.getLocale(), width)));
  }

  /** Signs in; customer service and platform administrators bind the first time. */
  private void enter(Person person, String language) {
    visitor =
        product.visitor(
            new Browser.NewContextOptions()
                .setLocale(language.equals("zh") ? "zh-CN" : "en-US")
                .setReducedMotion(ReducedMotion.REDUCE));
    texts = ResourceBundle.getBundle("vaadin-i18n.translations", Locale.of(language));
    if (SESSIONS.containsKey(person)) {
      visitor.takeSessionCookie(SESSIONS.get(person));
      return;
    }
    if (person.platformRole() == null) {
      visitor.signInPage().signIn(person);
      visitor.awaitPath("/");
    } else {
      visitor.signInAndBind(person);
    }
    SESSIONS.put(person, visitor.sessionCookie());
  }
}
