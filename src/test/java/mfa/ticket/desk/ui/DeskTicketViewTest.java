package mfa.ticket.desk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import mfa.account.PlatformRole;
import mfa.platform.request.ListPage;
import mfa.platform.text.SearchText;
import mfa.shell.Alert;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import mfa.ticket.desk.Decision;
import mfa.ticket.desk.Review;
import mfa.ticket.desk.ReviewService;
import mfa.ticket.desk.live.DraftText;
import mfa.ticket.desk.live.LiveTicketService;
import mfa.ticket.desk.reply.SavedReplyFilter;
import mfa.ticket.desk.reply.SavedReplyService;
import mfa.ticket.desk.reply.ui.SavedReplyPicker;
import mfa.ticket.requester.RequesterService;
import mfa.ticket.ui.Watch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A ticket at the desk, as each of its readers sees it")
@ExtendWith(OpenPage.class)
class DeskTicketViewTest extends WithTickets {

  private static final String REASON = "Story plausible; nobody answered at the office.";

  private TestAccount owner;
  private TicketNumber number;
  private TestAccount graceAccount;
  private Visitor grace;
  private Visitor linus;

  @BeforeEach
  void fileTicket() {
    UI.getCurrent().setLocale(Locale.ENGLISH);
    owner = accounts.boundMember();
    number = file(owner);
    graceAccount = accounts.bind(accounts.memberWith(PlatformRole.AGENT));
    grace = atDesk(graceAccount);
    linus = agent();
  }

  private void onPage(Visitor reader, Consumer<DeskTicketView> work) {
    DeskPages.open(services, reader, number, work);
  }

  private static String words(Component page) {
    return page.getElement().getTextRecursively();
  }

  private static List<String> tabs(Component page) {
    return PageParts.within(page, Tab.class).filter(PageParts::isShown).map(Tab::getLabel).toList();
  }

  private static TextArea area(Component page, String label) {
    return PageParts.within(page, TextArea.class)
        .filter(field -> field.getLabel().startsWith(label))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> alerts(Component page) {
    return PageParts.within(page, Alert.class)
        .filter(PageParts::isShown)
        .map(DeskTicketViewTest::words)
        .toList();
  }

  private static void choose(Component page, String tab) {
    Tabs tabs = PageParts.within(page, Tabs.class).findFirst().orElseThrow();
    tabs.setSelectedTab(
        PageParts.within(page, Tab.class)
            .filter(each -> each.getLabel().equals(tab))
            .findFirst()
            .orElseThrow());
  }

  private static List<String> problems(Component page) {
    return PageParts.within(page, Component.class)
        .filter(HasValidation.class::isInstance)
        .map(HasValidation.class::cast)
        .filter(HasValidation::isInvalid)
        .map(HasValidation::getErrorMessage)
        .toList();
  }

  @Test
  @DisplayName("Free tickets are taken; whose it is decides, and begins with a question")
  void ticketIsTakenAndThenDecided() {
    onPage(
        grace,
        page -> {
          assertThat(DeskPages.buttons(page)).contains("Take").doesNotContain("Approve");
          PageParts.press(page, "Take");

          assertThat(DeskPages.buttons(page))
              .contains("Approve", "Reject", "Ask the requester", "Forward to…", "Release")
              .doesNotContain("Take");
          assertThat(tabs(page)).containsExactly("Reply", "Ask", "Note");
        });
  }

  @Test
  @Tag("R51")
  @DisplayName("R51 Colleagues see who has a ticket, and can write notes only")
  void colleaguesSeeWhoHasIt() {
    take(grace, number);

    onPage(
        linus,
        page -> {
          assertThat(alerts(page))
              .anyMatch(words -> words.startsWith(graceAccount.name() + " is working"));
          assertThat(tabs(page)).containsExactly("Note");
          assertThat(DeskPages.buttons(page)).contains("Internal note").doesNotContain("Take over");
        });
    onPage(
        supervisor(),
        page -> {
          PageParts.press(page, "Take over");
          assertThat(DeskPages.buttons(page)).contains("Approve");
        });
  }

  @Test
  @Tag("R52")
  @DisplayName("R52 What an approval lacks is said at each part of the checklist")
  void incompleteApprovalIsSaidWhereItIsIncomplete() {
    take(grace, number);

    onPage(
        grace,
        page -> {
          PageParts.press(page, "Approve");

          assertThat(problems(page))
              .containsExactly(
                  "Confirm this before you approve.",
                  "Confirm this before you approve.",
                  "Confirm this before you approve.",
                  "Choose the evidence, or None.");
          PageParts.press(page, "Reject");
          assertThat(problems(page))
              .contains(
                  "Enter an internal reason before you reject.",
                  "Enter a text to the requester before you reject.");
        });
  }

  @Test
  @DisplayName("A saved reply that asks goes out as a question")
  void savedQuestionIsAsked() {
    take(grace, number);

    onPage(
        grace,
        page -> {
          choose(page, "Reply");
          assertThat(DeskPages.buttons(page)).contains("Reply to requester");
          saved(page, "Try a recovery code");
          assertThat(DeskPages.buttons(page)).contains("Reply to requester");
          saved(page, "Who can vouch?");
          assertThat(DeskPages.buttons(page)).contains("Ask the requester");
        });
  }

  private void saved(Component page, String title) {
    SavedReplyPicker picker =
        PageParts.within(page, SavedReplyPicker.class).findFirst().orElseThrow();
    SavedReplyService replies = services.get(SavedReplyService.class);
    SavedReplyFilter filter = new SavedReplyFilter(SearchText.of(title), Locale.ENGLISH, null);
    picker.setValue(replies.page(filter, new ListPage(0, 1)).getFirst());
  }

  @Test
  @DisplayName("No tab sends a note to the requester: it has a field of its own")
  void noteStaysANote() {
    take(grace, number);

    onPage(
        grace,
        page -> {
          choose(page, "Note");
          area(page, "Note for colleagues").setValue("Smells odd");
          choose(page, "Reply");

          assertThat(area(page, "Text to the requester").getValue()).isEmpty();
          choose(page, "Note");
          PageParts.press(page, "Internal note");
          assertThat(words(page)).contains("Smells odd", graceAccount.name());
          assertThat(area(page, "Note for colleagues").getValue()).isEmpty();
        });
  }

  @Test
  @DisplayName("What was typed comes back with the ticket, and is told")
  void draftComesBack() {
    take(grace, number);
    grace.does(
        () ->
            services
                .get(LiveTicketService.class)
                .keep(number, new DraftText("Whom may", "Odd", "Called")));

    onPage(
        grace,
        page -> {
          assertThat(area(page, "Text to the requester").getValue()).isEqualTo("Whom may");
          assertThat(area(page, "Note for colleagues").getValue()).isEqualTo("Odd");
          assertThat(area(page, "Reason (internal)").getValue()).isEqualTo("Called");
          assertThat(alerts(page)).anyMatch(words -> words.startsWith("Your draft is back"));
        });
  }

  @Test
  @Tag("R52")
  @DisplayName("R52 The second reviewer reads the first review on the page")
  void firstReviewIsOnThePage() {
    takeAndDecide(grace, number, new Review(Decision.APPROVE, NO_EVIDENCE, REASON, null));

    onPage(
        supervisor(),
        page ->
            assertThat(words(page))
                .contains("First review: " + graceAccount.name() + " approved", REASON)
                .contains("Independent evidence: None", "Yes: The story fits"));
  }

  @Test
  @Tag("R51")
  @DisplayName("R51 Who decides too late learns who was faster, and loses nothing typed")
  void loserLearnsWhoWasFaster() {
    take(grace, number);

    onPage(
        grace,
        page -> {
          area(page, "Reason (internal)").setValue("The story does not fit.");
          area(page, "Text to the requester").setValue("We cannot do this.");
          services.get(ReviewService.class).decide(number, question());
          PageParts.press(page, "Reject");

          assertThat(alerts(page))
              .anyMatch(words -> words.contains(graceAccount.name() + " asked the requester"));
          assertThat(area(page, "Text to the requester").getValue())
              .isEqualTo("We cannot do this.");
        });
  }

  @Test
  @DisplayName("What others do appears by itself, and takes nothing from what is typed")
  void newsAppearByThemselves() {
    onPage(
        linus,
        page -> {
          area(page, "Text to the requester").setValue("Hel");
          Watch live = PageParts.within(page, Watch.class).findFirst().orElseThrow();
          live.look();
          assertThat(words(page)).doesNotContain("Call my office.");

          services
              .get(RequesterService.class)
              .reply(number, followKey(number), new MessageBody("Call my office."), List.of());
          live.look();

          assertThat(words(page)).contains("Call my office.");
          assertThat(alerts(page)).anyMatch(words -> words.startsWith("New in the conversation"));
          assertThat(area(page, "Text to the requester").getValue()).isEqualTo("Hel");
        });
  }

  @Test
  @DisplayName("While the waiting period runs, the page does not say that it is over")
  void waitingPeriodIsNotCalledOver() {
    approve(grace, number);

    onPage(
        grace,
        page ->
            assertThat(words(page))
                .contains("Step: In the waiting period.")
                .doesNotContain(": Waiting period over"));
  }

  @Test
  @DisplayName("Nobody works on an own ticket: there is nothing to press and nothing to write")
  void ownTicketIsOnlyRead() {
    accounts.grant(owner, PlatformRole.AGENT);

    onPage(
        atDesk(owner),
        page -> {
          assertThat(PageParts.within(page, H1.class).findFirst()).isPresent();
          assertThat(tabs(page)).isEmpty();
          assertThat(DeskPages.buttons(page)).doesNotContain("Take", "Approve");
        });
  }

  @Test
  @DisplayName("Chinese readers read the steps in Chinese")
  void stepsAreInTheLanguageOfTheReader() {
    UI.getCurrent().setLocale(Locale.CHINESE);

    onPage(
        grace,
        page -> assertThat(words(page)).contains("审核解绑工单").doesNotContain("Review unbind ticket"));
  }

  @Test
  void messageBodyIsNeeded() {
    take(grace, number);

    onPage(
        grace,
        page -> {
          PageParts.press(page, "Ask the requester");

          assertThat(problems(page)).containsExactly("Enter a message.");
          assertThat(MessageBody.parse("")).isEmpty();
        });
  }
}
