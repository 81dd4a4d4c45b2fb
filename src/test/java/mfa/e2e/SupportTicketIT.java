package mfa.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A ticket of a workspace in the browsers of its requester and of customer service. */
@BrowserTest
class SupportTicketIT {

  @Test
  @Tag("R58")
  @Tag("R43")
  @DisplayName(
      "A member files, withdraws, restarts, closes, rates and follows up a ticket that is answered")
  void ticketIsFiledAnsweredAndClosed(Product product) {
    var member = product.signedIn(product.accounts().freeMember());
    var inspection = new Inspection(member, "en").onPhone();
    member.open("/tickets/new");
    inspection.lookAt("ticket-new");
    file(member);
    member.page().waitForURL("**/tickets/T-*");
    var path = member.path();
    assertThat(member.page().locator(".conversation")).containsText("log.txt");
    inspection.lookAt("ticket-detail");
    member.open("/tickets");
    press(member, "New ticket");
    assertThat(member.field("Title")).hasValue("");
    assertThat(member.field("Description")).hasValue("");
    member.open(path);

    press(member, "Withdraw");
    member.page().locator("vaadin-dialog vaadin-button").getByText("Withdraw").click();
    assertThat(member.page().getByText("The ticket was withdrawn.")).isVisible();
    press(member, "Restart");
    assertThat(member.page().getByText("We have your ticket.")).isVisible();
    member.open("/tickets");
    inspection.lookAt("tickets");
    assertThat(member.page().locator("[role=status]").getByText("Tickets: 1")).isVisible();

    var agent = Desk.open(product.visitor(), product.accounts().agent());
    agent.openTicket(path.substring(path.lastIndexOf('/') + 1));
    agent.visitor().field("Text to the requester").fill("Which browser do you use?");
    agent.visitor().button("Reply to requester").click();
    assertThat(agent.visitor().page().getByText("Your reply to")).isVisible();

    member.open("/");
    inspection.lookAt("home-awaited");
    assertAlertIsBelowTheBar(member.page());
    member.link("Read and reply").click();
    assertThat(member.page().getByText("Customer service answered.")).isVisible();
    member.field("Your answer").fill("The newest Firefox.");
    member.page().reload();
    member.awaitQuiet();
    assertThat(member.field("Your answer")).hasValue("The newest Firefox.");
    press(member, "Send");
    assertThat(member.page().getByText("Customer service is working on the ticket.")).isVisible();
    press(member, "Close ticket");
    member.page().locator("vaadin-dialog vaadin-button").getByText("Close ticket").click();
    assertThat(member.page().getByText("You closed this ticket.")).isVisible();
    rate(member);
    press(member, "Follow up");
    assertThat(member.page().getByText("This ticket follows up")).isVisible();
    member.field("Description").fill("It happens again.");
    filesThatDidNotComeAreNotLeftOut(member);
    press(member, "Submit ticket");
    assertThat(member.page().getByText("We have your ticket.")).isVisible();
    assertThat(member.page().locator("a[href='" + path + "']")).isVisible();
    assertThat(member.page().locator(".conversation")).not().containsText("large.txt");

    var inChinese =
        product.visitor(new Browser.NewContextOptions().setLocale(Locale.CHINA.toLanguageTag()));
    inChinese.takeSessionCookie(member.sessionCookie());
    var chinese = new Inspection(inChinese, "zh");
    inChinese.open(path);
    chinese.lookAt("ticket-detail-zh");
    Assertions.assertThat(chinese.findings()).isEmpty();
    Assertions.assertThat(inspection.findings()).isEmpty();
  }

  private static void rate(Visitor member) {
    var page = member.page();
    select(page, "How satisfied are you with our help?").click();
    page.getByRole(AriaRole.OPTION).getByText("Very good").click();
    member.field("Comment (optional)").fill("Quick.");
    press(member, "Send rating");
    assertThat(page.getByText("Thank you for your rating.")).isVisible();
  }

  /**
   * A file that takes long, or got lost, is seen to; nothing goes without it until it is removed.
   */
  private static void filesThatDidNotComeAreNotLeftOut(Visitor member) {
    Page page = member.page();
    assertNamed(
        member,
        slow -> {},
        "large.txt",
        page.locator("vaadin-upload-file[uploading] vaadin-progress-bar"),
        "large.txt is still uploading.");
    assertNamed(
        member,
        Route::abort,
        "lost.txt",
        page.locator("vaadin-upload-file [part=error]"),
        "lost.txt was not uploaded.");
  }

  private static void assertNamed(
      Visitor member, Consumer<Route> fate, String name, Locator sign, String words) {
    Page page = member.page();
    Predicate<String> uploads = url -> url.contains("/VAADIN/dynamic/resource/");
    page.route(uploads, fate);
    choose(page, name);
    assertThat(sign).isVisible();
    press(member, "Submit ticket");
    assertThat(page.getByText(words)).isVisible();
    removeTheOnlyFile(page);
    assertThat(page.getByText(words)).isHidden();
    page.unroute(uploads);
  }

  private static void choose(Page page, String name) {
    page.locator("vaadin-upload input[type=file]")
        .setInputFiles(new FilePayload(name, "text/plain", new byte[1_000_000]));
  }

  private static void removeTheOnlyFile(Page page) {
    page.locator("vaadin-upload-file")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove"))
        .click();
    assertThat(page.locator("vaadin-upload-file")).hasCount(0);
  }

  @Test
  @Tag("R43")
  @DisplayName("R43: requester and agent see each other's replies at once, without a reload")
  void repliesAppearAtTheOther(Product product) {
    var member = product.signedIn(product.accounts().freeMember());
    var number = fileOne(member);
    var agent =
        Desk.open(product.visitor(), product.accounts().agent()).openTicket(number).visitor();
    member.awaitQuiet();
    member.field("Add a message").fill("By the way");
    member.page().evaluate("window.mfaStayed = true");

    agent.field("Text to the requester").fill("Which browser do you use?");
    agent.button("Reply to requester").click();
    assertArrives("agent to requester", member, "Which browser do you use?");
    assertThat(member.page().getByText("Customer service answered.")).isVisible();
    assertThat(member.field("Your answer")).hasValue("By the way");

    // An answer leads on to the next ticket.
    agent.open("/desk/" + number);
    assertThat(agent.page().locator(".conversation")).containsText("Which browser do you use?");
    agent.page().evaluate("window.mfaStayed = true");

    member.field("Your answer").fill("The newest Firefox.");
    press(member, "Send");
    assertArrives("requester to agent", agent, "The newest Firefox.");
    for (var reader : List.of(member, agent)) {
      Assertions.assertThat(reader.page().evaluate("window.mfaStayed"))
          .as("the page as it was opened")
          .isEqualTo(true);
    }
  }

  /** Two seconds are promised; the rest is the machine that runs the test. */
  private static void assertArrives(String way, Visitor reader, String text) {
    var begin = System.nanoTime();
    assertThat(reader.page().locator(".conversation"))
        .containsText(
            text, new LocatorAssertions.ContainsTextOptions().setTimeout(SOON.toMillis()));
    System.out.printf("From %s: %.1f s%n", way, (System.nanoTime() - begin) / 1e9);
  }

  private static void assertAlertIsBelowTheBar(Page page) {
    for (var width : List.of(360, 1280)) {
      page.setViewportSize(width, 800);
      var account = page.locator(".account-button").boundingBox();
      Assertions.assertThat(page.locator(".bar-alert .notice").boundingBox().y)
          .as("%d px", width)
          .isGreaterThanOrEqualTo(account.y + account.height);
    }
  }

  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  @Tag("R43")
  @DisplayName("R43: what agents do all day takes at most two keys, besides what they write")
  void commonActionsTakeTwoKeys(Product product) {
    var member = product.signedIn(product.accounts().freeMember());
    var one = fileOne(member);
    var two = fileOne(member);
    var agent = Desk.open(product.visitor(), product.accounts().agent()).openTicket(one).visitor();
    var page = agent.page();
    assertThat(agent.button("Take")).isVisible();
    var keys = new CountedKeys(page);

    keys.press("j");
    page.waitForURL("**/desk/" + two + "*");
    keys.assertFew("next");
    keys.press("k");
    page.waitForURL("**/desk/" + one + "*");
    keys.assertFew("previous");
    keys.press("t");
    assertThat(agent.button("Forward to…")).isVisible();
    keys.assertFew("take");
    keys.press("p").press("u");
    assertThat(select(page, "Priority")).containsText("Urgent");
    keys.assertFew("priority");
    keys.press("Escape").restart().press("g");
    keys.write(box(page, "Add tag"), "export").press("Enter");
    assertThat(page.locator("li.tag")).containsText("export");
    keys.assertFew("tag");
    keys.press("Escape").press("Escape").restart().press("n");
    keys.write(page.getByLabel("Note for colleagues"), "Called them").press("Control+Enter");
    assertThat(page.locator(".conversation")).containsText("Called them");
    keys.assertFew("note");
    keys.press("Escape").restart().press("f");
    keys.write(box(page, "Person or group"), "All agents").press("Enter");
    assertThat(agent.button("Take")).isVisible();
    keys.assertFew("forward");
    keys.press("r").write(agent.field("Text to the requester"), "We look into it");
    keys.press("Control+Enter");
    assertThat(page.getByText("Your reply to " + one + " is sent.")).isVisible();
    keys.assertFew("reply");
    agent.open("/desk/" + two);
    keys.press("c");
    assertThat(page.locator("vaadin-dialog vaadin-button").getByText("Close ticket")).isFocused();
    keys.press("Enter");
    assertThat(page.getByText(two + " is closed.")).isVisible();
    keys.assertFew("close");
  }

  @Test
  @Tag("R43")
  @DisplayName("R43: keys do nothing while somebody types, chooses or answers a dialog")
  void keysAreLettersInFields(Product product) {
    var member = product.signedIn(product.accounts().freeMember());
    var number = fileOne(member);
    var agent = Desk.open(product.visitor(), product.accounts().agent()).openTicket(number);
    var page = agent.visitor().page();
    var keyboard = new Keyboard(agent.visitor());
    agent.visitor().button("Take").click();
    assertThat(agent.visitor().button("Forward to…")).isVisible();
    var letters = "jklrantcfpgouyxes/";

    for (var field :
        new Locator[] {agent.visitor().field("Text to the requester"), box(page, "Add tag")}) {
      field.focus();
      keyboard.type(letters);
      assertThat(field).hasValue(letters);
      field.fill("");
    }
    keyboard.press("Escape").press("Escape").press("p");
    keyboard.press("l");
    assertThat(select(page, "Priority")).containsText("Low");
    agent.visitor().awaitQuiet();
    keyboard.press("Escape").press("f");
    assertThat(box(page, "Person or group")).isFocused();
    keyboard.type(letters).press("Enter");
    assertThat(Fields.errorOf(box(page, "Person or group"))).containsText("Nobody here has this");
    assertThat(box(page, "Person or group")).hasValue(letters);
    keyboard.press("Escape").press("Escape");
    assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
    agent.visitor().awaitQuiet();
    keyboard.press("f");
    assertThat(box(page, "Person or group")).isFocused();
    keyboard.type("All agents");
    agent.visitor().button("Cancel").click();
    assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
    agent.visitor().awaitQuiet();
    Assertions.assertThat(agent.visitor().path()).isEqualTo("/desk/" + number);
    assertThat(agent.visitor().button("Forward to…")).isVisible();
  }

  @Test
  @Tag("R43")
  @DisplayName("R43: the list is worked through by keys: search, rows, open, take, refresh")
  void listIsWorkedByKeys(Product product) {
    var member = product.signedIn(product.accounts().freeMember());
    var number = fileOne(member);
    var agent = Desk.open(product.visitor(), product.accounts().agent()).visitor();
    var page = agent.page();
    var keyboard = new Keyboard(agent);
    var search = agent.field("Number, title, name or address");
    var row = page.locator("vaadin-grid a[data-row='" + number + "']").first();
    row.waitFor();

    keyboard.press("/");
    assertThat(search).isFocused();
    keyboard.type("jkotu/");
    assertThat(search).hasValue("jkotu/");
    assertThat(page.locator("[role=status]").getByText("Tickets: 0")).isVisible();
    search.fill(number);
    assertThat(page.locator("[role=status]").getByText("Tickets: 1")).isVisible();
    search.blur();
    keyboard.press("j");
    assertThat(row).isFocused();
    keyboard.press("o");
    page.waitForURL("**/desk/" + number + "*");
    assertThat(agent.button("Take")).isVisible();
    keyboard.press("l");
    row.waitFor();
    assertThat(search).hasValue(number);
    keyboard.press("j");
    assertThat(row).isFocused();
    keyboard.press("t");
    page.waitForURL("**/desk/" + number + "*");
    assertThat(agent.button("Forward to…")).isVisible();
    keyboard.press("l");
    assertThat(page.locator("[role=status]").getByText("Tickets: 0")).isVisible();
    search.fill("The export never ends");
    search.blur();
    agent.awaitQuiet();
    var another = page.locator("vaadin-grid a[data-row='" + fileOne(member) + "']").first();
    Poll.until(
        SOON,
        () -> {
          keyboard.press("u");
          agent.awaitQuiet();
          return another.isVisible() ? Optional.of(true) : Optional.empty();
        },
        () -> "The new ticket is not in the list");
  }

  /** The keys that somebody presses; what is written is none of them. */
  private static final class CountedKeys {

    private static final int MAX = 2;

    private final Page page;
    private int pressed;

    private CountedKeys(Page page) {
      this.page = page;
    }

    private CountedKeys press(String key) {
      page.keyboard().press(key);
      pressed++;
      return this;
    }

    /** Once the key before has led into the field. */
    private CountedKeys write(Locator field, String text) {
      assertThat(field).isFocused();
      page.keyboard().type(text);
      return this;
    }

    /** Whoever leaves a field is done with the action before. */
    private CountedKeys restart() {
      pressed = 0;
      return this;
    }

    private void assertFew(String action) {
      Assertions.assertThat(pressed).as(action).isBetween(1, MAX);
      pressed = 0;
    }
  }

  private static Locator box(Page page, String label) {
    return page.getByRole(
        AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(label).setExact(true));
  }

  private static Locator select(Page page, String label) {
    return page.locator("vaadin-select").filter(new Locator.FilterOptions().setHasText(label));
  }

  /** Files a ticket of a workspace; its number. */
  static String fileOne(Visitor member) {
    member.open("/tickets/new");
    file(member);
    member.page().waitForURL("**/tickets/T-*");
    return member.path().substring(member.path().lastIndexOf('/') + 1);
  }

  private static void file(Visitor member) {
    var page = member.page();
    page.locator("vaadin-select").filter(new Locator.FilterOptions().setHasText("Type")).click();
    page.getByRole(AriaRole.OPTION).getByText("Bug report").click();
    member.field("Title").fill("The export never ends");
    member.field("Description").fill("I press Export and wait.");
    page.locator("vaadin-upload input[type=file]")
        .setInputFiles(new FilePayload("log.txt", "text/plain", "A log.".getBytes(UTF_8)));
    assertThat(page.locator("vaadin-upload-file[complete]")).hasCount(1);
    press(member, "Submit ticket");
  }

  private static void press(Visitor visitor, String label) {
    visitor.button(label).click();
  }
}
