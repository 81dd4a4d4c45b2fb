package mfa.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A ticket at the desk in the browsers of those who work on it. */
@BrowserTest
class DeskTicketIT {

  /** Every colour, width and language is looked at, and pictures are kept. */
  private static final boolean FULL = Boolean.getBoolean("mfa.it.full");

  /** What two people are promised; the rest is the machine that runs the test. */
  private static final LocatorAssertions.ContainsTextOptions SOON =
      new LocatorAssertions.ContainsTextOptions().setTimeout(10_000);

  @Test
  @Tag("R51")
  @DisplayName("R51: two browsers on one ticket: who has it, who is replying and what is new")
  void colleaguesSeeEachOther(Product product) {
    var person = product.accounts().freeMember();
    product.signedIn(person).bind(person);
    var number = UnbindForm.open(product.visitor()).file(person);
    var agent = product.accounts().agent();
    var grace = Desk.open(product.visitor(), agent);
    var linus = Desk.open(product.visitor(), product.accounts().supervisor());
    linus.openTicket(number);
    var other = linus.visitor().page();

    grace.openTicket(number).takeOpened();
    assertThat(other.getByText(agent.name() + " is working on this ticket")).isVisible();
    grace.visitor().page().keyboard().press("n");
    assertThat(noteField(grace)).isFocused();
    grace.visitor().page().keyboard().type("Called the office");
    assertThat(other.getByText(agent.name() + " is replying")).isVisible();
    assertThat(noteField(linus)).isVisible();
    noteField(linus).fill("My own words");
    grace.visitor().button("Internal note").click();

    assertThat(other.locator(".conversation").first()).containsText("Called the office", SOON);
    assertThat(other.locator(".notice:has-text('New in the conversation')")).isVisible();
    assertThat(noteField(linus)).hasValue("My own words");
    other.reload();
    linus.visitor().awaitQuiet();
    assertThat(noteField(linus)).hasValue("My own words");
    assertThat(other.getByText("Your draft is back")).isVisible();
    if (FULL) {
      keepPictures(grace.visitor(), "desk-ticket", "en");
    }
  }

  @Test
  @Tag("R43")
  @DisplayName(
      "R43: what is missing gets the focus; the next ticket is taken and begins at its top")
  void decisionLeadsOn(Product product) {
    var one = product.accounts().freeMember();
    product.signedIn(one).bind(one);
    var two = product.accounts().freeMember();
    product.signedIn(two).bind(two);
    var first = UnbindForm.open(product.visitor()).file(one);
    UnbindForm.open(product.visitor()).file(two);
    var desk = Desk.open(product.visitor(), product.accounts().agent());
    desk.openTicket(first).takeOpened();
    var page = desk.visitor().page();

    assertThat(desk.visitor().button("Approve")).isInViewport();
    desk.visitor().button("Approve").click();
    var item = page.getByRole(AriaRole.CHECKBOX).first();
    assertThat(item).isFocused();
    assertThat(page.getByText("Confirm this before you approve.").first()).isInViewport();
    page.locator(".process-diagram").scrollIntoViewIfNeeded();
    assertThat(desk.visitor().heading()).not().isInViewport();
    assertThat(desk.visitor().button("Approve")).isInViewport();
    page.getByText("Take the next one").click();
    desk.ask("Whom may we call back?");

    assertThat(page.getByText("Your question about " + first + " is sent.")).isVisible();
    assertThat(desk.visitor().heading()).not().containsText(first);
    assertThat(desk.visitor().heading()).isFocused();
    assertThat(desk.visitor().heading()).isInViewport();
    assertThat(desk.visitor().heading().boundingBox().y).isLessThan(200);
    assertThat(desk.visitor().button("Forward to…")).isVisible();
    assertThat(desk.visitor().button("Take")).not().isVisible();
  }

  @Test
  @Tag("R43")
  @DisplayName("R43: a Chinese agent reads the drawing in Chinese, and zooms by keys and buttons")
  void drawingIsReadInTheLanguageOfTheReader(Product product) {
    var person = product.accounts().freeMember();
    product.signedIn(person).bind(person);
    var number = UnbindForm.open(product.visitor()).file(person);
    var visitor =
        product.visitor(
            new Browser.NewContextOptions()
                .setLocale("zh-CN")
                .setReducedMotion(ReducedMotion.REDUCE));
    var agent = product.accounts().supervisor();
    visitor.signInAndBind(agent);
    visitor.open("/desk/" + number);
    var drawing = visitor.page().locator(".process-diagram");

    assertThat(drawing).containsText("审核解绑");
    assertThat(drawing).not().containsText("Review unbind");
    drawing.scrollIntoViewIfNeeded();
    assertThat(drawing.locator(".present-step .djs-visual").first()).isInViewport();
    if (FULL) {
      visitor
          .page()
          .screenshot(
              new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/desk-drawing.png")));
    }
    double before = scale(drawing);
    drawing.locator("[data-zoom='+']").click();
    assertThat(scale(drawing)).isGreaterThan(before);
    drawing.focus();
    visitor.page().keyboard().press("0");
    assertThat(scale(drawing)).isLessThan(before);
    if (FULL) {
      keepPictures(visitor, "desk-ticket", "zh");
    }
  }

  private static double scale(Locator drawing) {
    return ((Number) drawing.evaluate("place => place.querySelector('.viewport').getCTM().a"))
        .doubleValue();
  }

  private static Locator noteField(Desk desk) {
    return desk.visitor().page().getByLabel("Note for colleagues");
  }

  private static void keepPictures(Visitor visitor, String name, String language) {
    var page = visitor.page();
    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (int width : new int[] {1280, 1920, 360}) {
        page.setViewportSize(width, width == 1920 ? 1080 : 800);
        visitor.heading().evaluate("heading => heading.scrollIntoView({ block: 'center' })");
        visitor.awaitQuiet();
        String colours = scheme.name().toLowerCase(Locale.ROOT);
        page.screenshot(
            new Page.ScreenshotOptions()
                .setFullPage(width == 360)
                .setPath(
                    Path.of(
                        "target/screenshots/%s-%s-%s-%d.png"
                            .formatted(name, language, colours, width))));
      }
    }
  }
}
