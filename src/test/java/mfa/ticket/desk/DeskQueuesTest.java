package mfa.ticket.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import mfa.account.PlatformRole;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketStatus;
import mfa.ticket.TicketTitle;
import mfa.ticket.WithTickets;
import mfa.ticket.desk.QueuePage.Column;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the work list shows, in which order, and what comes next. */
class DeskQueuesTest extends WithTickets {

  private TestAccount agentAccount;
  private Visitor agent;

  @BeforeEach
  void openDesk() {
    agentAccount = accounts.bind(accounts.memberWith(PlatformRole.AGENT));
    agent = signedIn(agentAccount);
  }

  private TicketNumber ticket(String title) {
    clock.moveBy(Duration.ofSeconds(1));
    TestAccount account = accounts.boundMember();
    return file(account, draft(account), new TicketTitle(title));
  }

  private List<TicketNumber> mineAs(String search, TicketStatus status, Column by, boolean down) {
    return numbers(new QueuePage(DeskQueue.MINE, search, status, by, down, 0, 50));
  }

  private List<TicketNumber> numbers(QueuePage page) {
    return agent.does(() -> the(DeskService.class).page(page)).stream()
        .map(DeskItem::number)
        .toList();
  }

  private void take(TicketNumber... numbers) {
    Stream.of(numbers)
        .forEach(number -> agent.does(() -> the(AssignmentService.class).take(number)));
  }

  @Test
  void takenTicketMovesToMine() {
    TicketNumber number = ticket("Phone lost");
    assertThat(mineAs("", null, Column.NUMBER, false)).isEmpty();

    take(number);

    assertThat(mineAs("", null, Column.NUMBER, false)).containsExactly(number);
  }

  @Test
  void titlesAreSortedAndPagedByTheDatabase() {
    TicketNumber b = ticket("b");
    TicketNumber c = ticket("c");
    TicketNumber a = ticket("a");
    take(a, b, c);

    assertThat(mineAs("", null, Column.TITLE, false)).containsExactly(a, b, c);
    assertThat(mineAs("", null, Column.TITLE, true)).containsExactly(c, b, a);
    assertThat(mineAs("a\u0000\ud83d", null, Column.TITLE, true)).contains(a);
    assertThat(numbers(new QueuePage(DeskQueue.MINE, "", null, Column.TITLE, false, 1, 1)))
        .containsExactly(b);
  }

  @ParameterizedTest
  @EnumSource
  void everyColumnThatIsOfferedSorts(Column column) {
    TicketNumber number = ticket("Phone lost");
    take(number);

    assertThat(mineAs("", null, column, true)).containsExactly(number);
  }

  @Test
  void searchFindsPartsOfTitlesInAnyCase() {
    TicketNumber lost = ticket("My PHONE is lost");
    TicketNumber broken = ticket("100% broken");
    take(lost, broken);

    assertThat(mineAs("phone", null, Column.NUMBER, false)).containsExactly(lost);
    assertThat(mineAs("0%", null, Column.NUMBER, false)).containsExactly(broken);
    assertThat(mineAs("%", null, Column.NUMBER, false)).containsExactly(broken);
    assertThat(mineAs("_", null, Column.NUMBER, false)).isEmpty();
  }

  @Test
  void searchFindsNumbers() {
    TicketNumber one = ticket("One");
    TicketNumber other = ticket("Other");
    take(one, other);

    assertThat(mineAs(" " + one.text().toLowerCase(Locale.ROOT) + " ", null, Column.NUMBER, false))
        .containsExactly(one);
  }

  @Test
  void statusIsAFilter() {
    TicketNumber number = ticket("Phone lost");
    take(number);

    assertThat(mineAs("", TicketStatus.WAITING_FOR_FEEDBACK, Column.NUMBER, false))
        .containsExactly(number);
    assertThat(mineAs("", TicketStatus.CLOSED, Column.NUMBER, false)).isEmpty();
  }

  @Test
  void countKnowsTheFilter() {
    take(ticket("One"), ticket("Two"));

    assertThat(
            agent.<Long>does(
                () ->
                    the(DeskService.class)
                        .count(
                            new QueuePage(
                                DeskQueue.MINE, "two", null, Column.NUMBER, false, 0, 1))))
        .isOne();
  }

  @Test
  void dueDateGetsUrgent() {
    TicketNumber number = ticket("Phone lost");
    take(number);
    assertThat(urgency()).isEqualTo(DeskItem.Urgency.NONE);

    clock.moveBy(Duration.ofHours(45));
    agent = signedIn(agentAccount);
    assertThat(urgency()).isEqualTo(DeskItem.Urgency.SOON);

    clock.moveBy(Duration.ofHours(4));
    agent = signedIn(agentAccount);
    assertThat(urgency()).isEqualTo(DeskItem.Urgency.OVERDUE);
  }

  private DeskItem.Urgency urgency() {
    return agent
        .does(() -> the(DeskService.class).page(new QueuePage(DeskQueue.MINE, 0, 50)))
        .getFirst()
        .urgency();
  }

  @Test
  void nextIsTheLongestWaitingOfMine() {
    TicketNumber older = ticket("Older");
    TicketNumber newer = ticket("Newer");
    take(newer, older);

    assertThat(agent.does(() -> the(DeskService.class).next())).contains(older);
  }

  @Test
  void nextIsNeverAnOwnTicketNorSomebodyElses() {
    TestAccount another = accounts.bind(accounts.memberWith(PlatformRole.AGENT));
    TicketNumber own = file(agentAccount);
    TicketNumber taken = ticket("Taken");
    signedIn(another).does(() -> the(AssignmentService.class).take(taken));

    assertThat(agent.does(() -> the(DeskService.class).next()))
        .isNotEqualTo(java.util.Optional.of(own))
        .isNotEqualTo(java.util.Optional.of(taken));
  }
}
