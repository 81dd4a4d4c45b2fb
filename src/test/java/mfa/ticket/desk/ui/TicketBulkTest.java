package mfa.ticket.desk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import mfa.account.PlatformRole;
import mfa.mail.MailTemplate;
import mfa.mail.WrittenMails.WrittenMail;
import mfa.shell.Alert;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketPriority;
import mfa.ticket.TicketStatus;
import mfa.ticket.TicketTitle;
import mfa.ticket.TicketType;
import mfa.ticket.desk.DeskItem;
import mfa.ticket.desk.DeskQueue;
import mfa.ticket.desk.HandlingGroup;
import mfa.ticket.desk.QueuePage;
import mfa.ticket.support.SupportRequest;
import mfa.ticket.support.WithSupportTickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("R50")
@Tag("R75")
@DisplayName("R50 R75: what is done to many tickets is decided for each, and one stops no other")
@ExtendWith(OpenPage.class)
class TicketBulkTest extends WithSupportTickets {

  /** Of the tickets of this test alone. */
  private final String title = "Breaks " + UUID.randomUUID().toString().substring(0, 8);

  private TestAccount graceAccount;
  private Visitor grace;
  private Visitor linus;

  @BeforeEach
  void beginTwoAgents() {
    UI.getCurrent().setLocale(Locale.ENGLISH);
    graceAccount = accounts.bind(accounts.memberWith(PlatformRole.AGENT));
    grace = atDesk(graceAccount);
    linus = agent();
  }

  private TicketNumber titled() {
    return fileSupport(
        member,
        new SupportRequest(
            TicketType.BUG,
            new TicketTitle(title),
            QUESTION,
            workspace.id(),
            List.of(),
            Optional.empty()));
  }

  private TicketNumber unbinding(TestAccount account) {
    return file(account, draft(account), new TicketTitle(title));
  }

  /** The list with the tickets of this test, whatever their state. */
  private void onList(Visitor reader, Consumer<DeskView> work) {
    QueryParameters all =
        new DeskAddress(
                Optional.of(DeskQueue.ALL),
                new QueuePage.Filter(title, null, null, null, ""),
                QueuePage.Column.NUMBER,
                false)
            .query();
    reader.does(
        () -> {
          UI.getCurrent().removeAll();
          DeskView page = services.get(DeskView.class);
          UI.getCurrent().add(page);
          page.show(DeskAddress.of(all));
          work.accept(page);
        });
  }

  private static DeskGrid grid(Component page) {
    return PageParts.within(page, DeskGrid.class).findFirst().orElseThrow();
  }

  private static void select(DeskView page, TicketNumber... numbers) {
    DeskGrid grid = grid(page);
    grid.asMultiSelect()
        .select(
            grid.getDataProvider()
                .fetch(new Query<>())
                .filter(item -> Arrays.asList(numbers).contains(item.number()))
                .toList());
  }

  private static List<TicketNumber> selected(DeskView page) {
    return grid(page).getSelectedItems().stream().map(DeskItem::number).toList();
  }

  /** A dialog is there after the answer that opens it. */
  private static Component dialogs() {
    MockVaadin.clientRoundtrip();
    return UI.getCurrent();
  }

  private static List<String> failures() {
    return PageParts.within(dialogs(), ListItem.class).map(ListItem::getText).toList();
  }

  private static List<String> alerts() {
    return PageParts.within(dialogs(), Alert.class)
        .filter(PageParts::isShown)
        .map(alert -> alert.getElement().getTextRecursively())
        .toList();
  }

  private Object column(TicketNumber number, String name) {
    return sql.rows("select * from ticket where ticket_number = ?", number.text())
        .getFirst()
        .get(name);
  }

  private boolean isHeldBy(TestAccount agent, TicketNumber number) {
    return Long.valueOf(agent.id()).equals(column(number, "assignee_id"));
  }

  @Test
  @DisplayName("R50 R75: taken are those that nobody has, and none of my own")
  void takesWhatIsFree() {
    TicketNumber held = titled();
    TicketNumber own = unbinding(graceAccount);
    TicketNumber over = titled();
    TicketNumber free = titled();
    TicketNumber unbind = unbinding(accounts.boundMember());
    take(linus, held);
    closeAs(linus, over);

    onList(
        grace,
        page -> {
          select(page, held, own, over, free, unbind);
          PageParts.press(page, "Take selected");

          assertThat(alerts()).contains("Done: 2 of 5 tickets.", "Not done for 3 tickets:");
          assertThat(failures())
              .hasSize(3)
              .anySatisfy(text -> assertThat(text).contains(held.text(), "A colleague has this"))
              .anySatisfy(text -> assertThat(text).contains(own.text(), "your own account"))
              .anySatisfy(text -> assertThat(text).contains(over.text(), "no longer waiting"));
          PageParts.press(dialogs(), "Close");
          assertThat(selected(page)).isEmpty();
        });

    assertThat(List.of(free, unbind)).allMatch(number -> isHeldBy(graceAccount, number));
    assertThat(List.of(held, own, over)).noneMatch(number -> isHeldBy(graceAccount, number));
  }

  @Test
  @DisplayName("R50: forwarded are my own only, to a colleague or to a group")
  void forwardsWhatIsMine() {
    TestAccount ada = accounts.memberNamed("Ada of " + title);
    accounts.grant(ada, PlatformRole.AGENT);
    ada = accounts.bind(ada);
    TicketNumber mine = titled();
    TicketNumber free = titled();
    TicketNumber held = titled();
    take(grace, mine);
    take(linus, held);

    onList(
        grace,
        page -> {
          select(page, mine, free, held);
          PageParts.press(page, "Forward selected to…");
          forwardTo("Ada of " + title);

          assertThat(alerts()).contains("Done: 1 of 3 tickets.");
        });
    assertThat(isHeldBy(ada, mine)).isTrue();
    assertThat(column(free, "assignee_id")).isNull();

    onList(
        atDesk(ada),
        page -> {
          select(page, mine, held);
          PageParts.press(page, "Forward selected to…");
          forwardTo("All supervisors");
        });
    assertThat(column(mine, "candidate_group")).isEqualTo(HandlingGroup.SUPERVISORS.inModels());
    assertThat(column(held, "candidate_group")).isEqualTo(HandlingGroup.AGENTS.inModels());
  }

  @SuppressWarnings("unchecked")
  private static void forwardTo(String name) {
    ComboBox<Object> target =
        PageParts.within(dialogs(), ComboBox.class)
            .filter(field -> "Person or group".equals(field.getLabel()))
            .findFirst()
            .orElseThrow();
    ForwardDialogTest.choose(target, name);
  }

  @Test
  @DisplayName("R50: closing asks once, tells each requester, and decides on no unbinding")
  void closesAfterAQuestion() {
    TicketNumber one = titled();
    TicketNumber asked = titled();
    TicketNumber held = titled();
    TicketNumber unbind = unbinding(accounts.boundMember());
    replyAs(grace, asked);
    take(linus, held);
    take(grace, unbind);

    onList(
        grace,
        page -> {
          select(page, one, asked, held, unbind);
          PageParts.press(page, "Close selected");
          assertThat(dialogs().getElement().getTextRecursively())
              .contains("Close the selected tickets (4) as solved?", "unbind MFA among them: 1.");
          assertThat(column(one, "outcome")).isNull();
          text().setValue("It is mended.");
          PageParts.submit(dialogs());

          assertThat(alerts()).contains("Done: 2 of 4 tickets.");
          assertThat(failures())
              .hasSize(2)
              .anySatisfy(text -> assertThat(text).contains(held.text(), "A colleague has this"))
              .anySatisfy(text -> assertThat(text).contains(unbind.text(), "ends by a decision"));
        });
    settle(one);
    settle(asked);

    assertThat(List.of(one, asked)).allMatch(number -> "SOLVED".equals(column(number, "outcome")));
    assertThat(mails.to(requester))
        .filteredOn(mail -> mail.parameters().containsValue("It is mended."))
        .extracting(WrittenMail::template)
        .containsExactly(MailTemplate.SUPPORT_SOLVED, MailTemplate.SUPPORT_SOLVED);
    assertThat(List.of(held, unbind)).allMatch(number -> column(number, "outcome") == null);
  }

  @Test
  @DisplayName("R50: what its requester has written since the list was read closes no ticket")
  void writtenMeanwhileIsReadFirst() {
    TicketNumber known = titled();
    TicketNumber crossing = titled();
    replyAsMember(member, known);

    onList(
        grace,
        page -> {
          select(page, known, crossing);
          CompletableFuture.runAsync(() -> replyAsMember(member, crossing)).join();
          PageParts.press(page, "Close selected");
          dialogs();
          PageParts.submit(dialogs());

          assertThat(alerts()).contains("Done: 1 of 2 tickets.");
          assertThat(failures())
              .singleElement()
              .satisfies(text -> assertThat(text).contains(crossing.text(), "Read it first"));
        });

    assertThat(column(crossing, "outcome")).isNull();
    assertThat(column(known, "outcome")).isNotNull();
  }

  @Test
  @DisplayName("No text is needed to close; one that shows nothing is refused at its field")
  void textIsOptional() {
    TicketNumber number = titled();

    onList(
        grace,
        page -> {
          select(page, number);
          PageParts.press(page, "Close selected");
          dialogs();
          text().setValue("\u200b");
          PageParts.submit(dialogs());
          assertThat(text().isInvalid()).isTrue();
          assertThat(column(number, "outcome")).isNull();
          text().setValue("");
          PageParts.submit(dialogs());
        });
    settle(number);

    assertThat(column(number, "outcome")).isEqualTo("SOLVED");
  }

  private static TextArea text() {
    return PageParts.within(UI.getCurrent(), TextArea.class)
        .filter(field -> field.getLabel().startsWith("Text to the requesters"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("A selection stays while the list is sorted and read again, and ends with the list")
  void selectionBelongsToTheList() {
    TicketNumber one = titled();
    TicketNumber two = titled();

    onList(
        grace,
        page -> {
          PageParts.press(page, "Select all (2)");
          assertThat(selected(page)).containsExactlyInAnyOrder(one, two);
          grid(page).showSorting(QueuePage.Column.TITLE, true);
          PageParts.press(page, "Refresh");
          assertThat(selected(page)).containsExactlyInAnyOrder(one, two);
          PageParts.press(page, "Clear filters");
          assertThat(selected(page)).isEmpty();
        });
  }

  @Test
  @DisplayName("So many tickets that nobody would wait for them are not begun")
  void selectionIsBounded() {
    TicketNumber number = titled();

    onList(
        grace,
        page -> {
          select(page, number);
          grid(page)
              .asMultiSelect()
              .select(
                  IntStream.range(0, TicketBulk.MAX_SELECTED).mapToObj(this::someTicket).toList());
          PageParts.press(page, "Take selected");

          assertThat(alerts()).anySatisfy(text -> assertThat(text).contains("At most 200 tickets"));
        });

    assertThat(column(number, "assignee_id")).isNull();
  }

  private DeskItem someTicket(int i) {
    return new DeskItem(
        new TicketNumber("T-2020-%06d".formatted(i + 1)),
        TicketType.BUG,
        title,
        "",
        "en",
        TicketStatus.WAITING_FOR_ASSIGNMENT,
        "",
        false,
        true,
        TicketPriority.NORMAL,
        false,
        1,
        false,
        clock.instant(),
        null,
        DeskItem.Urgency.NONE);
  }
}
