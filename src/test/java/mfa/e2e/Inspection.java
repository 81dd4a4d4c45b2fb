package mfa.e2e;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Looks at a page in the ways it can be shown: in light and dark, wide and narrow. Collects what
 * axe finds, what has to be scrolled sideways, columns out of sight, links without a gap between
 * them, and buttons that their cells cut. In Chinese axe looks at three of a workspace; the system
 * property {@code mfa.it.full} adds the others and their colours, another width, and pictures.
 */
final class Inspection {

  /** Every colour, width and language, with pictures; otherwise what differs most. */
  private static final boolean FULL = Boolean.getBoolean("mfa.it.full");

  /** What axe looks at in Chinese as well: names, languages and widths of texts differ there. */
  private static final Set<String> IN_CHINESE =
      Set.of("workspace", "workspace-members", "workspace-security-on");

  private static final Path PICTURES = Path.of("target", "screenshots");

  /**
   * Elements that can be scrolled sideways, in the page and in all shadow trees; tables, plots and
   * the tabs above them may.
   */
  private static final String SIDEWAYS =
      """
      () => {
        const found = [];
        const look = root => root.querySelectorAll('*').forEach(element => {
          const scrolls = /auto|scroll/.test(getComputedStyle(element).overflowX);
          const plot = element.matches('.plot-columns, .plot-scroll');
          if (scrolls && !plot && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1) {
            found.push(element.localName + '.' + element.className);
          }
          const inner = element.shadowRoot;
          if (inner && !/^vaadin-(grid|tabs)$/.test(element.localName)) look(inner);
        });
        look(document);
        const page = document.scrollingElement;
        if (page.scrollWidth > window.innerWidth) found.push('the page');
        return found;
      }
      """;

  /** Links that stand so close to the link or button before or after them that they read as one. */
  private static final String TOUCHING =
      """
      () => {
        const found = [];
        document.querySelectorAll('a').forEach(link => {
          for (const other of [link.previousElementSibling, link.nextElementSibling]) {
            if (!other || !other.matches('a, button, vaadin-button')) continue;
            const [a, b] = [link.getBoundingClientRect(), other.getBoundingClientRect()];
            if (!a.width || !b.width || a.bottom <= b.top || b.bottom <= a.top) continue;
            if (Math.max(a.left - b.right, b.left - a.right) < 4) {
              found.push(link.innerText + ' and ' + other.innerText);
            }
          }
        });
        return found;
      }
      """;

  /** What can be done with a row, and does not fit into its cell. */
  private static final String CUT =
      """
      () => [...document.querySelectorAll('vaadin-grid-cell-content :is(vaadin-button, a)')]
          .filter(element => element.getBoundingClientRect().width > 0)
          .filter(element => element.getBoundingClientRect().right
              > element.closest('vaadin-grid-cell-content').getBoundingClientRect().right + 1)
          .map(element => element.innerText)
      """;

  /** The first columns of a list, and what can be done with a row, that are out of sight. */
  private static final String OUT_OF_SIGHT =
      """
      async () => {
        const look = () => [...document.querySelectorAll('vaadin-grid')]
            .filter(grid => grid.getBoundingClientRect().width > 0)
            .flatMap(grid => {
              const row = grid.shadowRoot.querySelector('#items tr:not([hidden])');
              const cells = row ? [...row.querySelectorAll('td')] : [];
              const seen = cells.slice(0, 2)
                  .concat(cells.filter(cell => cell.hasAttribute('frozen-to-end')));
              return seen.map(cell => cell.getBoundingClientRect())
                  .filter(box =>
                      box.left < -1 || box.right > window.innerWidth + 1 || box.width < 20)
                  .map(box => `${Math.round(box.left)} to ${Math.round(box.right)}`);
            });
        // A list arranges itself some frames after its window.
        for (let frame = 0; frame < 120 && look().length; frame++) {
          await new Promise(requestAnimationFrame);
        }
        return look();
      }
      """;

  private static final String DRAWN =
      """
      async dark => {
        await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        return matchMedia('(prefers-color-scheme: dark)').matches === dark;
      }
      """;

  private final List<String> findings = new ArrayList<>();
  private final Visitor visitor;
  private final String language;
  private boolean onPhone;

  Inspection(Visitor visitor, String language) {
    this.visitor = visitor;
    this.language = language;
  }

  /** Has axe look at what a phone shows, too: where that is other parts, such as cards for rows. */
  Inspection onPhone() {
    onPhone = true;
    return this;
  }

  /** What was found so far, each with the name of its page. */
  List<String> findings() {
    return findings;
  }

  /** Looks at the page as it stands, and leaves it as it was. */
  void lookAt(String name) {
    visitor.awaitQuiet();
    lookForColumns(name, page().viewportSize().width);
    if (FULL || language.equals("en")) {
      lookAtColours(name);
    } else if (IN_CHINESE.contains(name)) {
      axe(name, ColorScheme.LIGHT);
    }
    for (var width : FULL ? List.of(360, 320) : List.of(320)) {
      resize(width, 720);
      lookForSideways(name, width);
      lookForColumns(name, width);
      for (var pair : (List<?>) page().evaluate(TOUCHING)) {
        findings.add("%s at %d px: %s touch".formatted(name, width, pair));
      }
      if (onPhone) {
        axe("%s at %d px".formatted(name, width), ColorScheme.LIGHT);
      }
    }
    show(ColorScheme.LIGHT);
    resize(1280, 800);
    for (var action : (List<?>) page().evaluate(CUT)) {
      findings.add("%s: %s is cut by its cell".formatted(name, action));
    }
  }

  /** Looks for what is out of sight or has to be scrolled sideways in windows of these widths. */
  void fits(String name, int... widths) {
    for (var width : widths) {
      resize(width, 720);
      lookForSideways(name, width);
      lookForColumns(name, width);
    }
  }

  private void lookForSideways(String name, int width) {
    for (var element : (List<?>) page().evaluate(SIDEWAYS)) {
      findings.add("%s at %d px: %s scrolls sideways".formatted(name, width, element));
    }
  }

  private void lookForColumns(String name, int width) {
    for (var place : (List<?>) page().evaluate(OUT_OF_SIGHT)) {
      findings.add("%s at %d px: a cell is out of sight, %s".formatted(name, width, place));
    }
  }

  private void lookAtColours(String name) {
    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      show(scheme);
      resize(1280, 800);
      axe(name, scheme);
      if (FULL) {
        keepPicture(name, scheme, 1280);
        resize(390, 844);
        keepPicture(name, scheme, 390);
      }
    }
  }

  /** Returns when the page has arranged itself, which lists do with the server's help. */
  void resize(int width, int height) {
    page().setViewportSize(width, height);
    page().evaluate(DRAWN, true);
    visitor.awaitQuiet();
  }

  /** Returns when the page has drawn itself in the other colours. */
  private void show(ColorScheme scheme) {
    page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    page().waitForFunction(DRAWN, scheme == ColorScheme.DARK);
  }

  /** In dark only the colours are another matter. */
  private void axe(String name, ColorScheme scheme) {
    var axe = new AxeBuilder(page()).setLegacyMode(true);
    if (scheme == ColorScheme.DARK) {
      axe.withRules(List.of("color-contrast"));
    }
    for (var violation : axe.analyze().getViolations()) {
      for (var node : violation.getNodes()) {
        findings.add(
            "%s, %s: %s, %s%n    %s"
                .formatted(
                    name, lower(scheme), violation.getId(), violation.getHelp(), node.getHtml()));
      }
    }
  }

  private void keepPicture(String name, ColorScheme scheme, int width) {
    var file = "%s-%s-%s-%d.png".formatted(name, language, lower(scheme), width);
    page().screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(file)));
  }

  private static String lower(ColorScheme scheme) {
    return scheme.name().toLowerCase(Locale.ROOT);
  }

  private Page page() {
    return visitor.page();
  }
}
