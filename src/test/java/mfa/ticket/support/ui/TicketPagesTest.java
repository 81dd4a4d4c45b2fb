package mfa.ticket.support.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationEvent;
import com.vaadin.flow.router.NavigationTrigger;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import mfa.shell.Alert;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketType;
import mfa.ticket.desk.AssignmentService;
import mfa.ticket.desk.ReviewService;
import mfa.ticket.retention.TicketRetentionService;
import mfa.ticket.support.MoveResult;
import mfa.ticket.support.TicketListFilter;
import mfa.ticket.support.TicketListService;
import mfa.ticket.support.WithSupportTickets;
import mfa.ticket.ui.Watch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("R58")
@DisplayName("R58: the pages of tickets show what their reader may see, and offer what they may do")
@ExtendWith(OpenPage.class)
class TicketPagesTest extends WithSupportTickets {

  @BeforeEach
  void speakEnglish() {
    UI.getCurrent().setLocale(Locale.ENGLISH);
  }

  @Test
  void whatIsMissingIsSaidAtItsField() {
    form(
        page -> {
          PageParts.submit(page);

          assertThat(title(page).getErrorMessage())
              .isEqualTo("Enter a title of up to 200 characters.");
          assertThat(description(page).getErrorMessage()).isEqualTo("Tell us what it is about.");
          assertThat(type(page).getErrorMessage()).isEqualTo("Choose a type.");
          assertThat(type(page).isInvalid()).isTrue();
        });
    assertThat(mine()).isZero();
  }

  @Test
  void unbindingLeadsToItsOwnWay() {
    form(
        page -> {
          type(page).setValue(TicketType.UNBIND_MFA);
          title(page).setValue("My phone");
          description(page).setValue("It is gone.");
          PageParts.submit(page);

          assertThat(type(page).getErrorMessage())
              .isEqualTo("MFA is unbound on the page Security Settings.");
          assertThat(title(page).getValue()).isEqualTo("My phone");
        });
    assertThat(mine()).isZero();
  }

  @Test
  void filledFormFilesATicket() {
    form(
        page -> {
          type(page).setValue(TicketType.BUG);
          title(page).setValue("It breaks");
          description(page).setValue("When I click.");
          PageParts.submit(page);
        });

    assertThat(mine()).isOne();
  }

  @Test
  @Tag("R74")
  @DisplayName("R74: what follows up a ticket that goes meanwhile is told so, and filed by itself")
  void followUpOutlivesTheFormerTicket() {
    TicketNumber former = fileSupport();
    closeSupport(former);
    settle(former);

    List<NewTicketView> opened = new ArrayList<>();
    form("tickets/new?follow-up-of=" + former, opened::add);
    NewTicketView page = opened.getFirst();
    assertThat(words(page)).contains("This ticket follows up " + former);
    description(page).setValue("It breaks again.");
    letGo(former);
    member.does(() -> PageParts.submit(page));

    assertThat(words(page))
        .contains("no longer exists", "submit again")
        .doesNotContain("This ticket follows up " + former);
    assertThat(description(page).getValue()).isEqualTo("It breaks again.");
    assertThat(mine()).isZero();
    member.does(() -> PageParts.submit(page));
    assertThat(mine()).isOne();
  }

  /** What happens a year after its end. */
  private void letGo(TicketNumber number) {
    sql.execute(
        "update ticket set closed_at = ? where ticket_number = ?",
        Timestamp.from(clock.instant().minus(Duration.ofDays(366))),
        number.text());
    long id = ((Number) row(number).get("id")).longValue();
    assertThat(asServer(() -> the(TicketRetentionService.class).delete(id))).isTrue();
  }

  @Test
  @DisplayName("A bare address shows the whole list of own tickets, also on a page that is there")
  void bareAddressIsTheWholeList() {
    member.does(
        () -> {
          TicketsView page = the(TicketsView.class);
          UI.getCurrent().add(page);
          page.beforeEnter(entering("tickets?q=foo&workspace=" + workspace.id()));
          assertThat(asked(page)).containsExactly("foo", "All tickets");

          page.beforeEnter(entering("tickets"));
          assertThat(asked(page)).containsExactly("", "My tickets");
        });
  }

  private static BeforeEnterEvent entering(String address) {
    return new BeforeEnterEvent(
        UI.getCurrent().getInternals().getRouter(),
        NavigationTrigger.ROUTER_LINK,
        new Location(address),
        TicketsView.class,
        UI.getCurrent(),
        List.of());
  }

  /** What is looked for, and in which list. */
  private static List<String> asked(TicketsView page) {
    Select<?> list = PageParts.within(page, Select.class).findFirst().orElseThrow();
    return List.of(
        PageParts.within(page, TextField.class).findFirst().orElseThrow().getValue(), label(list));
  }

  private static <T> String label(Select<T> list) {
    return list.getItemLabelGenerator().apply(list.getValue());
  }

  @Test
  void onlyTheRequesterMovesATicket() {
    TicketNumber number = fileSupport();

    assertThat(offered(member, number)).contains("Withdraw", "Close ticket");
    assertThat(offered(atDesk(colleague), number)).doesNotContain("Withdraw", "Close ticket");
  }

  @Test
  @DisplayName("R58: administrators read whose turn it is, and are not asked to write or restart")
  void othersReadWhoseTurnItIs() {
    TicketNumber asked = fileSupport();
    replyAs(agent(), asked);
    TicketNumber withdrawn = fileSupport();
    withdrawSupport(withdrawn);
    TicketNumber closed = fileSupport();
    closeSupport(closed);
    Visitor administrator = atDesk(owner);

    assertThat(words(open(member, asked)))
        .contains(
            "Please reply below by " + inMails(clock.instant().plus(Duration.ofDays(7))) + ";");
    assertThat(texts(open(administrator, asked)))
        .contains(
            "Customer service answered and waits for a reply of the person who filed the ticket.");
    assertThat(PageParts.within(open(administrator, asked), TextArea.class)).isEmpty();
    assertThat(texts(open(administrator, withdrawn))).contains("The ticket was withdrawn.");
    assertThat(texts(open(administrator, closed)))
        .contains("The ticket is closed. How it ended: Closed by requester.");
    assertThat(texts(open(member, closed))).contains("You closed this ticket.");
  }

  @Test
  void whatAnAgentHadCanBeClosedButNotWithdrawn() {
    Visitor agent = agent();
    TicketNumber number = fileSupport();
    take(agent, number);
    agent.does(() -> the(AssignmentService.class).release(number));

    assertThat(offered(member, number)).contains("Close ticket").doesNotContain("Withdraw");
  }

  @Test
  void withdrawnTicketIsRestartedByItsRequester() {
    TicketNumber number = fileSupport();
    withdrawSupport(number);

    detail(member, number, page -> PageParts.press(page, "Restart"));
    settle(number);

    assertThat(status(number)).isEqualTo("WAITING_FOR_ASSIGNMENT");
  }

  @Test
  @DisplayName("A ticket that was withdrawn before anybody worked on it does not look worked on")
  void withdrawnTicketWasNotWorkedOn() {
    TicketNumber number = fileSupport();
    withdrawSupport(number);

    assertThat(way(number)).containsExactly("Filed", "Canceled");

    restart(number);
    settle(number);
    closeAs(agent(), number);

    assertThat(way(number)).containsExactly("Filed", "In progress", "Closed");
  }

  /** The steps that look done, and the one where it stands. */
  private List<String> way(TicketNumber number) {
    return PageParts.within(open(member, number), ListItem.class)
        .filter(step -> step.hasClassName("done") || step.getElement().hasAttribute("aria-current"))
        .map(step -> PageParts.within(step, Span.class).findFirst().orElseThrow().getText())
        .toList();
  }

  @Test
  @DisplayName("What is refused is said where it is seen: the notice gets the focus")
  void refusalHasTheFocus() {
    TicketNumber number = fileSupport();
    withdrawSupport(number);

    detail(
        member,
        number,
        page -> {
          assertThat(support().restart(number)).isEqualTo(MoveResult.DONE);
          PageParts.takeFocused();

          PageParts.press(page, "Restart");

          assertThat(PageParts.takeFocused()).containsInstanceOf(Alert.class);
        });
  }

  @Test
  @DisplayName("A move that is refused takes nothing from what is typed")
  void refusedMoveKeepsWhatIsTyped() {
    TicketNumber number = fileSupport();
    TicketDetailView page = open(member, number);
    TextArea field = type(page, "By the way");
    take(agent(), number);

    member.does(
        () -> {
          PageParts.press(page, "Withdraw");
          MockVaadin.clientRoundtrip();
          PageParts.press(UI.getCurrent(), "Withdraw");
        });

    assertThat(words(page)).contains("The ticket has changed meanwhile");
    assertThat(PageParts.within(page, TextArea.class)).containsExactly(field);
    assertThat(field.getValue()).isEqualTo("By the way");
  }

  @Test
  void answeredTicketAsksForAReplyAndTakesIt() {
    TicketNumber number = fileSupport();
    replyAs(agent(), number);

    detail(
        member,
        number,
        page -> {
          assertThat(texts(page))
              .anyMatch(text -> text.startsWith("Customer service answered."))
              .anyMatch(text -> text.contains("Please reply below by "));
          PageParts.within(page, TextArea.class).findFirst().orElseThrow().setValue("Firefox.");
          PageParts.submit(page);
        });
    settle(number);

    assertThat(status(number)).isEqualTo("WAITING_FOR_FEEDBACK");
  }

  @Test
  void ticketOfAnotherWorkspaceIsUnknown() {
    TicketNumber number = fileSupport();

    detail(
        atDesk(accounts.boundMember()),
        number,
        page -> {
          assertThat(PageParts.within(page, H1.class).map(H1::getText).toList())
              .noneMatch(text -> text.contains(number.text()));
          assertThat(PageParts.within(page, Paragraph.class).map(Paragraph::getText))
              .contains("This ticket doesn't exist, or you don't have access to it.");
        });
  }

  @Test
  @Tag("R53")
  @DisplayName("R53: the owner of an account follows a ticket that asks to unbind it")
  void ownUnbindTicketIsShownOnly() {
    TestAccount owner = accounts.boundMember();
    Visitor signedIn = atDesk(owner);
    TicketNumber number = file(owner);

    detail(
        signedIn,
        number,
        page -> {
          assertThat(texts(page))
              .anyMatch(text -> text.startsWith("We are reviewing your ticket."));
          assertThat(PageParts.within(page, TextArea.class)).isEmpty();
        });
    detail(
        atDesk(colleague),
        number,
        page -> assertThat(texts(page)).noneMatch(text -> text.contains(number.text())));

    takeAndDecide(agent(), number, question());
    detail(
        signedIn,
        number,
        page ->
            assertThat(texts(page))
                .anyMatch(text -> text.contains("open the link in the e-mail"))
                .noneMatch(text -> text.contains("below")));
  }

  @Test
  @DisplayName("Who reads an own unbind ticket that has ended learns why, and is asked for nothing")
  void endedUnbindTicketSaysWhy() {
    TestAccount owner = accounts.boundMember();
    TicketNumber number = file(owner);

    detail(
        atDesk(owner),
        number,
        page ->
            assertThat(texts(page))
                .anyMatch(text -> text.contains("entered a valid security code"))
                .noneMatch(text -> text.contains("To answer")));
  }

  @Test
  @DisplayName("What customer service does appears by itself, and takes nothing from what is typed")
  void newsAppearByThemselves() {
    TicketNumber number = fileSupport();
    TicketDetailView page = open(member, number);
    TextArea field = type(page, "By the way");
    look(member, page);
    assertThat(words(page)).doesNotContain(ANSWER.text());

    replyAs(agent(), number);
    look(member, page);

    assertThat(words(page)).contains(ANSWER.text(), "Customer service answered.");
    assertThat(PageParts.within(page, TextArea.class)).containsExactly(field);
    assertThat(field.getLabel()).isEqualTo("Your answer");
    assertThat(field.getValue()).isEqualTo("By the way");
    assertThat(buttons(page)).contains("Close ticket").doesNotContain("Withdraw");
  }

  @Test
  @DisplayName("Who is writing while the ticket is closed keeps the text, and reads that it is")
  void endTakesNothingFromWhatIsTyped() {
    TicketNumber number = fileSupport();
    TicketDetailView page = open(member, number);
    TextArea field = type(page, "By the way");

    closeAs(agent(), number);
    look(member, page);
    member.does(() -> PageParts.submit(field.getParent().orElseThrow()));

    assertThat(words(page)).contains("Your ticket was answered and closed.");
    assertThat(buttons(page)).contains("Follow up");
    assertThat(field.getErrorMessage()).startsWith("The ticket is closed. Copy your text");
    assertThat(PageParts.within(page, TextArea.class)).contains(field);
    assertThat(field.getValue()).isEqualTo("By the way");
  }

  @Test
  @DisplayName("Who writes nothing while the ticket is closed has no field for an answer after")
  void endTakesAnEmptyField() {
    TicketNumber number = fileSupport();
    TicketDetailView page = open(member, number);

    closeAs(agent(), number);
    look(member, page);

    assertThat(PageParts.within(page, TextArea.class).map(TextArea::getLabel))
        .doesNotContain("Add a message", "Your answer");
  }

  @Test
  @DisplayName("A note of customer service leaves the pages of members as they are")
  void notesAreNoNews() {
    Visitor grace = agent();
    TicketNumber number = fileSupport();
    take(grace, number);
    Optional<String> before = member.does(() -> support().state(number));

    grace.does(
        () ->
            the(ReviewService.class)
                .reply(number, new MessageBody("Looks like spam."), true, List.of()));

    assertThat(member.does(() -> support().state(number))).isPresent().isEqualTo(before);
  }

  @Test
  @DisplayName("Who leaves the workspace loses the open page, too")
  void openPageEndsWithTheMembership() {
    TicketDetailView page = open(member, fileSupport());

    sql.execute("delete from membership where account_id = ?", requester.id());
    look(member, page);

    assertThat(words(page)).contains("This ticket doesn't exist").doesNotContain("It breaks");
  }

  @Test
  @Tag("R53")
  @DisplayName("R53: what is said in an own unbind ticket appears by itself, too")
  void newsOfUnbindTicketsAppear() {
    TestAccount owner = accounts.boundMember();
    Visitor signedIn = atDesk(owner);
    TicketNumber number = file(owner);
    TicketDetailView page = open(signedIn, number);
    assertThat(words(page)).doesNotContain("Call my office.");

    reply(number);
    look(signedIn, page);

    assertThat(words(page)).contains("Call my office.");
  }

  private TicketDetailView open(Visitor who, TicketNumber number) {
    List<TicketDetailView> opened = new ArrayList<>();
    detail(who, number, opened::add);
    return opened.getFirst();
  }

  /** What the timer of the page asks. */
  private static void look(Visitor who, Component page) {
    who.does(() -> PageParts.within(page, Watch.class).findFirst().orElseThrow().look());
  }

  private static TextArea type(Component page, String text) {
    TextArea field = PageParts.within(page, TextArea.class).findFirst().orElseThrow();
    field.setValue(text);
    return field;
  }

  private static String words(Component page) {
    return page.getElement().getTextRecursively();
  }

  private static List<String> buttons(Component page) {
    return PageParts.within(page, Button.class).map(Button::getText).toList();
  }

  private List<String> offered(Visitor visitor, TicketNumber number) {
    List<String> labels = new ArrayList<>();
    detail(
        visitor,
        number,
        page -> PageParts.within(page, Button.class).map(Button::getText).forEach(labels::add));
    return labels;
  }

  private void detail(Visitor who, TicketNumber number, Consumer<TicketDetailView> work) {
    who.does(
        () -> {
          TicketDetailView page = services.get(TicketDetailView.class);
          UI.getCurrent().add(page);
          page.setParameter(event("tickets/" + number), number.text());
          work.accept(page);
        });
  }

  private void form(Consumer<NewTicketView> work) {
    form("tickets/new", work);
  }

  private void form(String path, Consumer<NewTicketView> work) {
    member.does(
        () -> {
          NewTicketView page = services.get(NewTicketView.class);
          UI.getCurrent().add(page);
          page.beforeEnter(event(path));
          work.accept(page);
        });
  }

  private static BeforeEnterEvent event(String path) {
    UI ui = UI.getCurrent();
    return new BeforeEnterEvent(
        new NavigationEvent(
            ui.getInternals().getRouter(), new Location(path), ui, NavigationTrigger.PROGRAMMATIC),
        NewTicketView.class,
        List.of());
  }

  private long mine() {
    return member.does(() -> the(TicketListService.class).count(TicketListFilter.MINE));
  }

  private static List<String> texts(Component page) {
    return PageParts.within(page, Span.class).map(Span::getText).toList();
  }

  private static TextField title(Component page) {
    return PageParts.within(page, TextField.class).findFirst().orElseThrow();
  }

  private static TextArea description(Component page) {
    return PageParts.within(page, TextArea.class).findFirst().orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private static Select<TicketType> type(Component page) {
    return PageParts.within(page, Select.class)
        .filter(select -> "Type".equals(select.getLabel()))
        .findFirst()
        .orElseThrow();
  }
}
