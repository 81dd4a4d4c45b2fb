package mfa.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Security Settings where the browser is the point: keys, paper, files, touch. */
@BrowserTest
class SecuritySettingsIT {

  /** More than a window shows. */
  private static final int MANY = 40;

  private static final Pattern PAGE_OF_PDF = Pattern.compile("/Type\\s*/Page[^s]");

  @Test
  @Tag("R22")
  @DisplayName("Escape does not take away the recovery codes; file and paper say whose they are")
  void recoveryCodesStayAndSayWhoseTheyAre(Product product) throws IOException {
    var person = product.accounts().freeMember();
    var member = product.signedIn(person);
    member.bind(person);
    var steps = member.bindSteps(person);
    var codes = steps.recoveryCodes();

    member.page().keyboard().press("Escape");
    member.page().mouse().click(2, 2);
    assertThat(steps.recoveryCodes()).isEqualTo(codes);

    var download = member.page().waitForDownload(() -> member.button("Download").click());
    var file = new String(download.createReadStream().readAllBytes(), UTF_8);
    var name = person.email().substring(0, person.email().indexOf('@'));
    assertThat(download.suggestedFilename()).isEqualTo("mfa-recovery-codes-" + name + ".txt");
    assertThat(file).contains(person.email(), "Generated: ", "Use a recovery code").contains(codes);

    var paper = new String(member.page().pdf(), ISO_8859_1);
    assertThat(PAGE_OF_PDF.matcher(paper).results()).hasSize(1);
    member.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    // When a browser that prints into a file says that it has ended is its own affair.
    member
        .page()
        .evaluate(
            "['afterprint', 'beforeprint'].forEach(name => window.dispatchEvent(new Event(name)))");
    var printed = member.page().locator("body > .print-page");
    assertThat(printed).isVisible();
    assertThat(printed.innerText()).contains(person.email(), "Generated: ").contains(codes);
    assertThat(member.page().locator("vaadin-dialog")).isHidden();
  }

  @Test
  @DisplayName("Settings and lists print whole, not only what the window shows")
  void pagesPrintWhole(Product product) {
    var member = product.visitor(new Browser.NewContextOptions().setViewportSize(1280, 400));
    member.signInPage().signIn(product.accounts().freeMember());
    member.awaitPath("/");
    member.securitySettings().activities().first().waitFor();
    member.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(
            member
                .page()
                .evaluate(
                    """
                    () => {
                      const last = [...document.querySelectorAll('section')].at(-1);
                      const box = last.getBoundingClientRect();
                      return box.bottom > innerHeight && box.left < 40
                        && document.documentElement.scrollHeight >= Math.floor(box.bottom);
                    }"""))
        .isEqualTo(true);

    member.open("/account/activity");
    member.page().locator(".activity").first().waitFor();
    member
        .page()
        .waitForFunction(
            """
            () => {
              const box = [...document.querySelectorAll('.activity')].at(-1).getBoundingClientRect();
              return document.documentElement.scrollHeight >= Math.floor(box.bottom);
            }""");
  }

  @Test
  @DisplayName(
      "The keys that print wait until a list shows all its rows, on as many pages as it takes")
  void listsPrintAllTheirRows(Product product) {
    var team = product.accounts().team();
    var pages = WorkspacePages.of(product.signedIn(team.owner()), team.workspace());
    var page = pages.visitor().page();
    pages.open("/members").invite(manyAddresses(team));
    pages.sendInvitations();
    page.locator(".notice-success").waitFor();
    pages.dialogButton("Close").click();
    // Once the dialog is closed, the list counts again: before that, it prints what it was.
    page.waitForFunction("size => document.querySelector('vaadin-grid').size === size", MANY + 4);
    page.evaluate("() => { window.print = () => { window.printed = true; }; }");
    page.evaluate("window.mfa.printPatience = 50_000");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

    page.keyboard().press("Control+p");
    page.waitForFunction("() => window.printed");

    assertThat(
            page.evaluate(
                """
                () => {
                  const grid = document.querySelector('vaadin-grid');
                  const rows = [...grid.shadowRoot.querySelectorAll('#items tr:not([hidden])')];
                  const bottom = Math.max(...rows.map(row => row.getBoundingClientRect().bottom));
                  const clipped = [...document.querySelectorAll('vaadin-grid, [role=main]')]
                      .some(each => each.getBoundingClientRect().bottom < bottom - 2);
                  return clipped ? 'clipped' : rows.length;
                }"""))
        .isEqualTo(MANY + 4);
    var paper = new String(page.pdf(), ISO_8859_1);
    assertThat(PAGE_OF_PDF.matcher(paper).results()).hasSizeGreaterThan(1);
  }

  private static String manyAddresses(Team team) {
    return IntStream.range(0, MANY)
        .mapToObj(i -> "print%d.%s".formatted(i, team.owner().email()))
        .collect(Collectors.joining(" "));
  }

  @Test
  @Tag("R21")
  @DisplayName("R21: on a phone the app comes first, and the picture for another device second")
  void phoneOffersTheAppFirst(Product product) {
    var person = product.accounts().freeMember();
    var member =
        product.visitor(
            new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setHasTouch(true)
                .setIsMobile(true));
    member.signInPage().signIn(person);
    member.awaitPath("/");
    member.securitySettings().bind();
    var steps = member.bindSteps(person);
    steps.verifyEmail();

    var app = member.page().locator(".open-app");
    var other = member.page().getByText("Scan with another device");
    assertThat(app).isVisible();
    assertThat(steps.qrCode()).isHidden();
    assertThat(app.boundingBox().y).isLessThan(other.boundingBox().y);
    other.click();
    assertThat(steps.qrCode()).isVisible();
  }

  @Test
  @Tag("R21")
  @DisplayName("R21: with a pointer the picture is there at once")
  void pointerShowsThePictureAtOnce(Product product) {
    var person = product.accounts().freeMember();
    var member = product.signedIn(person);
    member.securitySettings().bind();
    var steps = member.bindSteps(person);
    steps.verifyEmail();

    assertThat(steps.qrCode()).isVisible();
    assertThat(member.page().getByText("Scan with another device")).isHidden();
  }
}
