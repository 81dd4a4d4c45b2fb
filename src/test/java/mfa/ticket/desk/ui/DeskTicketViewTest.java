package mfa.ticket.desk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mfa.account.PlatformRole;
import mfa.platform.request.ListPage;
import mfa.platform.text.SearchText;
import mfa.shell.Alert;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.AttachmentKinds;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketPriority;
import mfa.ticket.UnsentFiles;
import mfa.ticket.WithTickets;
import mfa.ticket.desk.AssignmentService;
import mfa.ticket.desk.Decision;
import mfa.ticket.desk.DeskTicket;
import mfa.ticket.desk.Review;
import mfa.ticket.desk.ReviewService;
import mfa.ticket.desk.live.DraftText;
import mfa.ticket.desk.live.LiveTicketService;
import mfa.ticket.desk.note.MentionService;
import mfa.ticket.desk.reply.SavedReplyFilter;
import mfa.ticket.desk.reply.SavedReplyService;
import mfa.ticket.desk.reply.ui.SavedReplyPicker;
import mfa.ticket.desk.tag.TagName;
import mfa.ticket.desk.tag.TagService;
import mfa.ticket.desk.tag.ui.PrioritySelect;
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
  @DisplayName(
      "Each decision, Release and the saved replies have a key that the list of keys names")
  void decisionsHaveKeys() {
    take(grace, number);
    for (Locale language : List.of(Locale.ENGLISH, Locale.CHINESE)) {
      UI.getCurrent().setLocale(language);
      onPage(
          grace,
          page -> {
            assertThat(
                    Stream.of(DecisionBar.class, Composer.class)
                        .flatMap(part -> PageParts.within(page, part))
                        .flatMap(part -> PageParts.within(part, Component.class))
                        .map(part -> part.getElement().getAttribute("aria-keyshortcuts"))
                        .filter(Objects::nonNull))
                .containsExactlyInAnyOrder("y", "x", "f", "e", "r", "a", "n", "s");
            assertThat(DeskPages.unlistedKeys(page)).isEmpty();
          });
    }
  }

  @Test
  @Tag("R51")
  @DisplayName("R51 Who takes the next ticket is told where a colleague was faster")
  void takerOfTheNextIsTold() {
    take(grace, number);
    linus.does(
        () -> {
          Alert notice = new Alert(Alert.Kind.ERROR);
          Composer composer =
              new Composer(
                  the(UnsentFiles.class).message(1, AttachmentKinds.UNBIND),
                  the(SavedReplyService.class),
                  the(MentionService.class),
                  null);
          UI.getCurrent().add(notice, composer);

          new TicketActions(
                  new NextPage(number, composer, notice),
                  the(AssignmentService.class),
                  null,
                  null,
                  null,
                  0)
              .take(number);

          assertThat(PageParts.isShown(notice)).isTrue();
          assertThat(words(notice)).contains("A colleague has this ticket.");
        });
  }

  /** What a page has of a ticket that has just come. */
  private record NextPage(TicketNumber number, Composer composer, Alert notice)
      implements TicketActions.Page {

    @Override
    public int seen() {
      return 0;
    }

    @Override
    public DeskTicket ticket() {
      return null;
    }

    @Override
    public ReviewForm review() {
      return null;
    }

    @Override
    public void refresh() {}

    @Override
    public void done(String done) {}
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

  @Test
  @DisplayName("A saved reply that asks nothing is no question, unless one was begun")
  void savedAnswerIsNoQuestion() {
    take(grace, number);

    onPage(
        grace,
        page -> {
          choose(page, "Ask");
          saved(page, "Try a recovery code");
          assertThat(DeskPages.buttons(page)).contains("Reply to requester");

          area(page, "Text to the requester").setValue("Which phone did you have?");
          choose(page, "Ask");
          saved(page, "Try a recovery code");
          assertThat(DeskPages.buttons(page)).contains("Ask the requester");
        });
  }

  @Test
  @DisplayName("What is inserted makes no text longer than can be kept: the field says so")
  void insertedTextIsBounded() {
    take(grace, number);

    onPage(
        grace,
        page -> {
          TextArea text = area(page, "Text to the requester");
          String typed = "x".repeat(MessageBody.MAX - 10);
          text.setValue(typed);
          saved(page, "Try a recovery code");

          assertThat(text.getValue()).isEqualTo(typed);
          assertThat(text.getErrorMessage()).isEqualTo("Use at most 20,000 characters.");
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
    takeAndDecide(
        grace,
        number,
        new Review(Decision.APPROVE, NO_EVIDENCE, REASON, null, List.of(), Integer.MAX_VALUE));

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
  @Tag("R51")
  @DisplayName("R51 Nobody decides over an answer that came while they read what was said before")
  void answerThatWasNotShownIsReadFirst() {
    take(grace, number);
    for (int i = 1; i <= 60; i++) {
      write("AGENT", true, "Note " + i, i);
    }

    onPage(
        grace,
        page -> {
          choose(page, "Ask");
          area(page, "Text to the requester").setValue("Where are you?");
          PageParts.press(page, "Earlier messages: 11");
          write("REQUESTER", false, "It was not me.", 61);
          PageParts.within(page, Watch.class).findFirst().orElseThrow().look();
          assertThat(words(page)).contains("Note 5").doesNotContain("It was not me.");

          PageParts.press(page, "Ask the requester");

          assertThat(alerts(page)).anyMatch(words -> words.contains("answered in the meantime"));
          assertThat(words(page)).contains("It was not me.");
          assertThat(status(number)).isEqualTo("WAITING_FOR_FEEDBACK");
        });
  }

  private void write(String author, boolean internal, String text, int nth) {
    sql.execute(
        "insert into ticket_message (id, ticket_id, author, internal, body, written_at)"
            + " select -1000 * id - ?, id, ?, ?, ?, ? from ticket where ticket_number = ?",
        nth,
        author,
        internal,
        text,
        clock.instant().plusSeconds(nth).atOffset(ZoneOffset.UTC),
        number.text());
  }

  @Test
  @Tag("R51")
  @DisplayName("R51 A question that crosses with an answer stays in its field, below the answer")
  void questionThatCrossesStays() {
    take(grace, number);

    onPage(
        grace,
        page -> {
          choose(page, "Ask");
          area(page, "Text to the requester").setValue("Where are you?");
          sql.execute(
              "insert into ticket_message (id, ticket_id, author, internal, body, written_at)"
                  + " select -id, id, 'REQUESTER', false, 'I am in Oslo.', ? from ticket"
                  + " where ticket_number = ?",
              clock.instant().atOffset(ZoneOffset.UTC),
              number.text());
          PageParts.press(page, "Ask the requester");

          assertThat(alerts(page)).anyMatch(words -> words.contains("answered in the meantime"));
          assertThat(words(page)).contains("I am in Oslo.");
          assertThat(area(page, "Text to the requester").getValue()).isEqualTo("Where are you?");
          assertThat(status(number)).isEqualTo("WAITING_FOR_FEEDBACK");

          PageParts.press(page, "Ask the requester");
          assertThat(status(number)).isEqualTo("FEEDBACK_PROVIDED");
        });
  }

  private Object status(TicketNumber ticket) {
    return row(ticket).get("status");
  }

  @Test
  @DisplayName("Next and previous follow the order of the list that somebody came from")
  void waysFollowTheList() {
    TicketNumber second = file(accounts.boundMember());
    take(grace, number);
    take(grace, second);
    onPage(
        grace,
        page -> {
          assertThat(isEnabled(page, "Next ticket")).isTrue();
          assertThat(isEnabled(page, "Previous ticket")).isFalse();

          page.open(number.text(), QueryParameters.fromString("queue=MINE&sort=NUMBER&desc"));

          assertThat(isEnabled(page, "Next ticket")).isFalse();
          assertThat(isEnabled(page, "Previous ticket")).isTrue();
        });
  }

  private static boolean isEnabled(Component page, String button) {
    return PageParts.within(page, Button.class)
        .filter(each -> each.getText().equals(button))
        .findFirst()
        .orElseThrow()
        .isEnabled();
  }

  @Test
  @DisplayName("Tags and priority that a colleague gives appear by themselves")
  void sortingAppearsByItself() {
    List<DeskTicketView> opened = new ArrayList<>();
    onPage(linus, opened::add);
    DeskTicketView page = opened.getFirst();
    Watch live = PageParts.within(page, Watch.class).findFirst().orElseThrow();

    grace.does(() -> the(TagService.class).add(number, new TagName("travel")));
    linus.does(live::look);
    assertThat(words(page)).contains("travel");

    grace.does(() -> the(TagService.class).prioritize(number, TicketPriority.URGENT));
    linus.does(live::look);
    assertThat(PageParts.within(page, PrioritySelect.class).map(PrioritySelect::getValue))
        .containsExactly(TicketPriority.URGENT);
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
