package mfa.ticket.desk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import mfa.account.PlatformRole;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.Visitor;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketPriority;
import mfa.ticket.TicketStatus;
import mfa.ticket.TicketType;
import mfa.ticket.WithTickets;
import mfa.ticket.desk.AssignmentService;
import mfa.ticket.desk.DeskQueue;
import mfa.ticket.desk.QueuePage;
import mfa.ticket.numbers.ui.OwnWorkPanel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("The work list of the desk, as an agent sees it")
@ExtendWith(OpenPage.class)
class DeskViewTest extends WithTickets {

  private TicketNumber number;
  private Visitor agent;

  @BeforeEach
  void fileTicket() {
    UI.getCurrent().setLocale(Locale.ENGLISH);
    number = file(accounts.boundMember());
    agent = signedIn(accounts.bind(accounts.memberWith(PlatformRole.AGENT)));
  }

  /** The list as its address asks for it. */
  private <T> T onPage(QueryParameters query, Function<DeskView, T> work) {
    return agent.does(
        () -> {
          UI.getCurrent().removeAll();
          DeskView page = services.get(DeskView.class);
          UI.getCurrent().add(page);
          page.show(DeskAddress.of(query));
          return work.apply(page);
        });
  }

  private static String chosen(Component page) {
    return PageParts.within(page, Tabs.class)
        .map(Tabs::getSelectedTab)
        .map(Tab::getLabel)
        .findFirst()
        .orElseThrow();
  }

  private void take() {
    agent.does(() -> the(AssignmentService.class).take(number));
  }

  @Test
  @DisplayName("It opens at what waits among my own tickets, else at what nobody has")
  void beginsWithMine() {
    assertThat(onPage(QueryParameters.empty(), DeskViewTest::chosen)).startsWith("Unassigned (");

    take();

    assertThat(onPage(QueryParameters.empty(), DeskViewTest::chosen)).isEqualTo("Mine (1)");
  }

  @Test
  @DisplayName("The queue of my own tickets says how many have a new answer")
  void newAnswersAreCounted() {
    take();
    sql.execute("update ticket set new_reply = true where ticket_number = ?", number.text());

    assertThat(onPage(QueryParameters.empty(), DeskViewTest::chosen)).isEqualTo("Mine (1, 1 new)");
  }

  @Test
  @DisplayName("Agents see above the list what they did today and this week, and have to do")
  void ownWorkIsShown() {
    take();

    String shown =
        onPage(
            QueryParameters.empty(),
            page ->
                PageParts.within(page, OwnWorkPanel.class)
                    .map(panel -> panel.getElement().getTextRecursively())
                    .findFirst()
                    .orElseThrow());
    assertThat(shown)
        .startsWith("Your work: done today 0, done this week 0, to do 1")
        .contains("The oldest of them has waited since ", "Coordinated Universal Time");
  }

  @Test
  @DisplayName("What an address says is what the list shows, and writes into it again")
  void addressAndListAreTheSame() {
    DeskAddress address =
        new DeskAddress(
            Optional.of(DeskQueue.ALL),
            new QueuePage.Filter(
                "Phone", TicketStatus.CLOSED, TicketType.BUG, TicketPriority.URGENT, "billing"),
            QueuePage.Column.DUE,
            true);

    assertThat(DeskAddress.of(address.query())).isEqualTo(address);
    assertThat(onPage(address.query(), DeskView::address)).isEqualTo(address);
  }

  @Test
  @DisplayName("The list of keys names each of the page, in both languages")
  void everyKeyIsListed() {
    for (Locale language : List.of(Locale.ENGLISH, Locale.CHINESE)) {
      UI.getCurrent().setLocale(language);
      assertThat(onPage(QueryParameters.empty(), DeskPages::unlistedKeys)).isEmpty();
    }
  }

  @Test
  @DisplayName("An address that says nonsense shows the list as it begins")
  void nonsenseIsPassedOver() {
    QueryParameters nonsense =
        QueryParameters.simple(
            Map.of("queue", "HERS", "status", "LOST", "sort", "MOOD", "tag", " ", "x", "y"));

    assertThat(onPage(nonsense, DeskViewTest::chosen)).startsWith("Unassigned (");
    assertThat(DeskAddress.of(nonsense).filter()).isEqualTo(QueuePage.Filter.ALL);
  }

  @Test
  @DisplayName("A distance stands in the largest unit of which there are two")
  void distancesAreShort() {
    Component page = UI.getCurrent();

    assertThat(RelativeTime.words(page, Duration.ofHours(48))).isEqualTo("2 d");
    assertThat(RelativeTime.words(page, Duration.ofHours(47))).isEqualTo("47 h");
    assertThat(RelativeTime.words(page, Duration.ofMinutes(119))).isEqualTo("119 min");
    assertThat(RelativeTime.words(page, Duration.ofSeconds(59))).isEqualTo("0 min");
  }
}
