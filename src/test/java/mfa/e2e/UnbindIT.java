package mfa.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import mfa.dev.SampleData;
import mfa.dev.SampleData.Person;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Unbinding without the phone: requester, agent, supervisor and owner, each in a browser. */
@BrowserTest
class UnbindIT {

  private static final LocatorAssertions.ContainsTextOptions AFTER_THE_WAIT =
      new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);

  @Test
  @Tag("journey")
  @Tag("R48")
  @Tag("R53")
  @Tag("R55")
  @DisplayName("R48 R53 R55: from the form to signing in with a newly bound authenticator")
  void ticketGoesFromTheFormToANewBinding(Product product) {
    var person = product.accounts().freeMember();
    var owner = product.signedIn(person);
    owner.bind(person);
    var requester = product.visitor(new Browser.NewContextOptions().setTimezoneId("Asia/Shanghai"));
    var form = UnbindForm.open(requester);
    var number = form.file(person);
    product.mailTo(person, number);
    form.followLink().click();
    requester.awaitPath("/ticket/" + number);
    assertThat(requester.page().getByText("lake")).isVisible();
    assertThat(requester.page().url()).doesNotContain("key=");
    assertThat(requester.page().locator(".progress [aria-current=step]")).containsText("In review");
    assertThat(requester.page().locator(".progress .done")).containsText("China Standard Time");
    assertThat(requester.field("Add a message")).isVisible();

    var desk = Desk.open(product.visitor(), product.accounts().agent());
    desk.openTicket(number).takeOpened();
    requester.field("Add a message").fill("By the");
    desk.ask("Which workspace are you in?");
    requester.page().getByText("Which workspace are you in?").waitFor();
    assertThat(requester.field("Your answer")).hasValue("By the");
    requester.page().reload();
    requester.awaitQuiet();
    requester.field("Your answer").fill("Globex");
    everyRefusedFileStaysWithItsReason(requester.page());
    choosePhotosOfOneName(requester.page());
    requester.button("Send").click();
    assertThat(requester.page().getByText("Globex")).isVisible();
    assertThat(requester.page().locator("a:has-text('image.jpg')")).hasCount(2);
    assertIsOnlySaved(requester.page());
    desk.openTicket(number).approve("A call back");

    var approved = product.mailTo(person, "approved");
    assertThat(approved.text()).contains("/objection/" + number + "?key=");
    product.mailTo(person, "your MFA is unbound");
    requester.page().reload();
    requester.awaitQuiet();
    assertThat(requester.link("Sign in")).isVisible();
    assertThat(requester.page().locator(".progress .done")).hasCount(4);
    owner.open("/account");
    assertThat(owner.path()).isEqualTo("/login");
    new SignInPage(owner).signIn(person);
    owner.page().getByText("Your MFA was reset").waitFor();
    var app = owner.bindWhereRequired(person);
    owner.button("I have saved them").click();
    owner.awaitPath("/account");
    owner.topBar().signOut();
    owner.signInPage().signIn(person);
    owner.codePage().confirm(app.nextCode());
    owner.awaitPath("/");
  }

  private static void assertIsOnlySaved(Page page) {
    var link = page.locator("a:has-text('image.jpg')").first().getAttribute("href");
    var headers =
        page.request().get(URI.create(page.url()).resolve("/" + link).toString()).headers();
    Assertions.assertThat(headers)
        .containsEntry("content-security-policy", "sandbox; default-src 'none'")
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry("cache-control", "no-store")
        .containsEntry("content-type", "application/octet-stream")
        .hasEntrySatisfying(
            "content-disposition",
            value -> Assertions.assertThat(value).startsWith("attachment; filename=\"image.jpg\""));
  }

  private static Locator.FilterOptions containing(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  /** One that the server refuses and one that the browser does not send; both are removed. */
  private static void everyRefusedFileStaysWithItsReason(Page page) {
    var bad = new FilePayload("bad.png", "image/png", new byte[] {1, 2, 3});
    var program = new FilePayload("prog.exe", "application/octet-stream", new byte[] {'M', 'Z'});
    page.locator("vaadin-upload input[type=file]").setInputFiles(new FilePayload[] {bad, program});
    var reasons = page.locator("vaadin-upload-file [part=error]");
    assertThat(reasons.filter(containing("The content of bad.png does not match"))).isVisible();
    assertThat(reasons.filter(containing("prog.exe cannot be attached"))).isVisible();
    var alert = page.locator(".attachments [role=alert]");
    assertThat(alert).containsText("bad.png");
    assertThat(alert).containsText("prog.exe");
    assertThat(page.locator("vaadin-upload-file[complete]")).hasCount(0);
    page.locator("vaadin-upload-file [part=remove-button]").first().click();
    page.locator("vaadin-upload-file [part=remove-button]").first().click();
    assertThat(page.locator(".attachments [role=alert] div")).hasCount(0);
  }

  /** Three as phones name them, of which one is taken back. */
  private static void choosePhotosOfOneName(Page page) {
    var photo = new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1};
    var one = new FilePayload("image.jpg", "image/jpeg", photo);
    page.locator("vaadin-upload input[type=file]").setInputFiles(new FilePayload[] {one, one, one});
    assertThat(page.locator("vaadin-upload-file[complete]")).hasCount(3);
    page.locator("vaadin-upload-file [part=remove-button]").nth(1).click();
    assertThat(page.locator("vaadin-upload-file")).hasCount(2);
  }

  @Test
  @Tag("journey")
  @Tag("R53")
  @DisplayName("R53: a heightened ticket goes to a supervisor; This wasn't me stops it")
  void ownerStopsAHeightenedTicket(Product product) {
    var person = product.accounts().freeMember();
    product.signedIn(person).bind(person);
    var requester = product.visitor();
    var number = UnbindForm.open(requester).file(person);
    var agent = Desk.open(product.visitor(), product.accounts().agent());
    agent.openTicket(number).takeOpened();
    agent.approve("None");
    var supervisor = Desk.open(product.visitor(), product.accounts().supervisor());
    supervisor.openTicket(number).takeOpened();
    supervisor.approve("None");

    var link = disputeLink(product, person, number);
    var owner = product.visitor().open(link);
    assertThat(owner.page().url()).doesNotContain("key=");
    supervisor.openTicket(number);
    assertThat(supervisor.visitor().button("Stop")).isVisible();
    owner.button("This wasn't me").click();
    owner.page().locator(".notice-success").waitFor();

    var page = requester.open("/desk").signInPage();
    assertThat(page.visitor().path()).isEqualTo("/login");
    supervisor.openTicket(number);
    assertThat(supervisor.visitor().button("Stop")).hasCount(0);
    assertThat(status(supervisor)).containsText("Disputed", AFTER_THE_WAIT);
    assertThat(product.mailsTo(person))
        .noneMatch(mail -> mail.subject().contains("your MFA is unbound"));
  }

  private static Locator status(Desk desk) {
    return desk.visitor().page().locator(".panel").first();
  }

  private static String disputeLink(Product product, Person person, String number) {
    var mail = product.mailTo(person, "approved").text();
    var begin = mail.indexOf("/objection/" + number);
    return mail.substring(begin).split("\\s", 2)[0];
  }

  @Test
  @Tag("R33")
  @DisplayName("R33: a wrong code is refused at its field, and nothing typed is lost by a reload")
  void wrongCodeAndReloadLoseNothing(Product product) {
    var person = product.accounts().freeMember();
    product.signedIn(person).bind(person);
    var requester = product.visitor();
    UnbindForm.open(requester);
    requester.link("Use it now.").click();
    requester.page().waitForURL("**/login?recovery");
    var form = UnbindForm.open(requester).fill(person);
    var code = form.mailedCode(person);

    form.submit(code.equals("000000") ? "000001" : "000000");
    assertThat(Fields.errorOf(form.verificationCode())).isVisible();
    requester.page().reload();
    requester.awaitQuiet();
    assertThat(requester.field("Description")).hasValue(UnbindForm.STORY);
    assertThat(requester.field("E-mail")).hasValue(person.email());

    form.submit(code);
    form.followLink().waitFor();
    var number = form.number();
    assertThat(requester.heading()).isFocused();
    requester.page().reload();
    requester.awaitQuiet();
    assertThat(requester.page().getByText(number).first()).isVisible();
    assertThat(requester.button("Submit ticket")).hasCount(0);
  }

  @Test
  @Tag("R43")
  @Tag("R53")
  @DisplayName("R43 R53: the form works with keys alone; the owner's Home stops the ticket")
  void formWorksWithKeysAloneAndHomeStopsTheTicket(Product product) {
    var person = product.accounts().freeMember();
    var owner = product.signedIn(person);
    owner.bind(person);
    var requester = product.visitor();
    requester.signInPage();
    var keys = new Keyboard(requester);
    keys.tabTo(requester.link("Lost your phone? Unbind MFA")).press("Enter");
    requester.awaitPath("/unbind");
    keys.tabTo(requester.field("Description")).type("My phone fell into the lake.");
    keys.tabTo(requester.field("E-mail")).type(person.email());
    keys.tabTo(requester.field("Password")).type(SampleData.PASSWORD);
    var before = product.newestMail();
    keys.tabTo(requester.button("Get verification code")).press("Enter");
    var form = new UnbindForm(requester);
    keys.tabTo(form.verificationCode()).type(product.mailedCode(person, before));
    keys.tabTo(requester.button("Submit ticket")).press("Enter");
    form.followLink().waitFor();
    var number = form.number();
    keys.tabTo(form.followLink()).press("Enter");
    requester.awaitPath("/ticket/" + number);

    owner.open("/");
    var alert = owner.page().locator(".bar-alert").filter(containing(number));
    assertThat(alert).containsText("Someone asked customer service to remove MFA");
    assertHeadingCanBeSeen(owner.page());
    owner.button("This wasn't me").click();
    assertThat(alert).containsText("is stopped");
    assertThat(alert.locator(".notice-success")).isFocused();
    owner.open("/");
    owner.awaitQuiet();
    assertThat(alert).isHidden();
  }

  /** A window of 1280 by 1024 pixels is as small as that when it is enlarged to 400 percent. */
  private static void assertHeadingCanBeSeen(Page page) {
    page.setViewportSize(320, 256);
    assertThat(page.locator(".bar-alert .notice")).isVisible();
    Assertions.assertThat(
            page.locator("[role=main] h1")
                .evaluate(
                    """
                    heading => {
                      heading.scrollIntoView({ block: 'center' });
                      const { x, y, height } = heading.getBoundingClientRect();
                      return document.elementFromPoint(x + 1, y + height / 2) === heading;
                    }
                    """))
        .as("the heading is in sight")
        .isEqualTo(true);
    page.setViewportSize(1280, 800);
  }
}
