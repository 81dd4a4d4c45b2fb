package mfa.ticket.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import jakarta.ejb.EJBAccessException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import mfa.account.PlatformRole;
import mfa.platform.request.ListPage;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketType;
import mfa.ticket.desk.AssignmentService;
import mfa.ticket.desk.ReviewService;
import mfa.ticket.requester.RequesterService;
import mfa.ticket.support.WithSupportTickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What supervisors see of customer service, and agents of their own work. */
@Tag("R75")
@DisplayName("R75: the numbers of customer service")
class NumbersTest extends WithSupportTickets {

  private static final ListPage FIRST_PAGE = new ListPage(0, 50);
  private static final double PRECISION = 0.05;

  private TestAccount grace;

  @BeforeEach
  void countWhatOtherTestsDid() {
    grace = accounts.bind(accounts.memberNamed("Grace " + UUID.randomUUID()));
    accounts.grant(grace, PlatformRole.AGENT);
    count();
  }

  private void count() {
    services.work("ticket-statistics");
  }

  private PeriodNumbers numbers(Grouping grouping) {
    return supervisor().does(() -> the(NumbersService.class).of(NumbersPeriod.YEAR, grouping));
  }

  private Optional<TicketNumbers> ofGrace() {
    return numbers(Grouping.AGENT).rows().stream()
        .filter(row -> row.subject().equals(grace.name()))
        .map(NumbersRow::numbers)
        .findFirst();
  }

  private TicketNumbers ofType(TicketType type) {
    return numbers(Grouping.TYPE).rows().stream()
        .filter(row -> row.subject().equals(type.name()))
        .map(NumbersRow::numbers)
        .findFirst()
        .orElseGet(() -> new NumbersCount().numbers());
  }

  private TicketNumbers ofThisWeek() {
    return numbers(Grouping.WEEK).rows().getLast().numbers();
  }

  /** A session ends when nobody moves for half an hour, and tests let more pass. */
  private void signInAgain() {
    member = signedIn(requester);
  }

  private static Consumer<Duration> isAbout(Duration expected) {
    return duration ->
        assertThat((double) duration.toMillis())
            .isCloseTo(expected.toMillis(), within(expected.toMillis() * PRECISION));
  }

  @Test
  @DisplayName("Median and 90th percentile to the first reply and to the end, for each agent")
  void timesOfAnAgentAreRight() {
    for (int minutes : List.of(10, 20, 30, 40, 600)) {
      signInAgain();
      TicketNumber number = fileSupport();
      clock.moveBy(Duration.ofMinutes(minutes));
      replyAs(atDesk(grace), number);
      clock.moveBy(Duration.ofMinutes(minutes));
      closeAs(atDesk(grace), number);
    }
    count();

    TicketNumbers numbers = ofGrace().orElseThrow();

    assertThat(numbers.firstReply().count()).isEqualTo(5);
    assertThat(numbers.firstReply().median()).satisfies(isAbout(Duration.ofMinutes(30)));
    assertThat(numbers.firstReply().high()).satisfies(isAbout(Duration.ofMinutes(600)));
    assertThat(numbers.closing().count()).isEqualTo(5);
    assertThat(numbers.closing().median()).satisfies(isAbout(Duration.ofMinutes(60)));
    assertThat(numbers.closing().high()).satisfies(isAbout(Duration.ofMinutes(1_200)));
  }

  @Test
  @DisplayName(
      "Types and weeks count all tickets, those of unbinding too; a second count adds none")
  void typesAndWeeksCountAll() {
    TicketNumbers bugs = ofType(TicketType.BUG);
    TicketNumbers unbinding = ofType(TicketType.UNBIND_MFA);
    TicketNumbers week = ofThisWeek();
    closeAs(atDesk(grace), fileSupport());
    takeAndDecide(agent(), file(accounts.boundMember()), rejection());

    count();
    count();

    assertThat(ofType(TicketType.BUG).filed()).isEqualTo(bugs.filed() + 1);
    assertThat(ofType(TicketType.BUG).closing().count()).isEqualTo(bugs.closing().count() + 1);
    assertThat(ofType(TicketType.UNBIND_MFA).closing().count())
        .isEqualTo(unbinding.closing().count() + 1);
    assertThat(ofThisWeek().filed()).isEqualTo(week.filed() + 2);
    assertThat(ofThisWeek().closing().count()).isEqualTo(week.closing().count() + 2);
  }

  @Test
  @DisplayName("What was restarted and what was followed up is reopened; a withdrawal is no end")
  void reopenedTicketsAreCounted() {
    TicketNumbers before = ofType(TicketType.BUG);
    TicketNumber number = fileSupport();
    withdrawSupport(number);
    settle(number);
    count();
    assertThat(ofType(TicketType.BUG).closing().count()).isEqualTo(before.closing().count());

    restart(number);
    settle(number);
    closeAs(atDesk(grace), number);
    fileSupport(member, request(workspace.id(), List.of(), Optional.of(number)));
    count();

    TicketNumbers after = ofType(TicketType.BUG);
    assertThat(after.restarted()).isEqualTo(before.restarted() + 1);
    assertThat(after.followedUp()).isEqualTo(before.followedUp() + 1);
    assertThat(ofGrace().orElseThrow().followedUp()).isOne();
  }

  @Test
  @DisplayName("Ratings of unbind tickets count as well, and what was written leads to the ticket")
  void ratingsAreShown() {
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);
    takeAndDecide(atDesk(grace), number, rejection());
    String key = followKey(number);
    anonymous().does(() -> the(RequesterService.class).rate(number, key, 2, "=Too slow"));
    count();

    Ratings ratings = ofGrace().orElseThrow().ratings();
    List<RatingItem> comments =
        supervisor()
            .does(() -> the(NumbersService.class).comments(NumbersPeriod.MONTH, FIRST_PAGE));

    assertThat(ratings).isEqualTo(new Ratings(0, 1, 0, 0, 0));
    assertThat(ratings.average()).isEqualTo(2);
    assertThat(comments.getFirst())
        .isEqualTo(
            new RatingItem(
                clock.instant(), number, TicketType.UNBIND_MFA, grace.name(), 2, "=Too slow"));
    assertThat(comments.toString()).doesNotContain(account.email().text());
  }

  @Test
  @DisplayName("Numbers of weeks that are over stay when their tickets are gone")
  void numbersOutliveTickets() {
    closeAs(atDesk(grace), fileSupport());
    clock.moveBy(Duration.ofDays(9));
    count();
    clock.moveBy(Duration.ofDays(30));
    sql.execute("update ticket set closed_at = null where assignee_id = ?", grace.id());

    count();

    assertThat(ofGrace().orElseThrow().closing().count()).isOne();
  }

  @Test
  @DisplayName("Weeks in which nobody counted are counted later, and what is too old is forgotten")
  void missedWeeksAreCounted() {
    closeAs(atDesk(grace), fileSupport());
    clock.moveBy(Duration.ofDays(21));
    count();
    assertThat(ofGrace().orElseThrow().closing().count()).isOne();

    clock.moveBy(Duration.ofDays(53 * 7));
    count();

    assertThat(ofGrace()).isEmpty();
    assertThat(
            sql.number(
                "select count(*) from ticket_week where member = ?", Long.toString(grace.id())))
        .isZero();
  }

  @Test
  @DisplayName("Tickets wait by age, type and agent, as long as customer service has to act")
  void waitingTicketsHaveAges() {
    long before = waiting(TicketType.BUG.name(), Grouping.TYPE, WaitingAge.UP_TO_A_DAY);
    TicketNumber number = fileSupport();
    clock.moveBy(Duration.ofHours(5));
    count();
    assertThat(waiting(TicketType.BUG.name(), Grouping.TYPE, WaitingAge.UP_TO_A_DAY))
        .isEqualTo(before + 1);

    Visitor agent = atDesk(grace);
    agent.does(() -> the(AssignmentService.class).take(number));
    count();
    assertThat(waiting(grace.name(), Grouping.AGENT, WaitingAge.UP_TO_A_DAY)).isOne();

    replyAs(agent, number);
    count();
    assertThat(waiting(grace.name(), Grouping.AGENT, WaitingAge.UP_TO_A_DAY)).isZero();
  }

  private long waiting(String subject, Grouping grouping, WaitingAge age) {
    return supervisor().does(() -> the(NumbersService.class).waiting(grouping)).stream()
        .filter(row -> row.subject().equals(subject))
        .mapToLong(row -> row.tickets().get(age.ordinal()))
        .sum();
  }

  @Test
  @DisplayName(
      "An agent sees the own open tickets, the oldest, the own rating, and what is done today: each"
          + " ticket once, and none for a note")
  void agentsSeeTheirOwnWork() {
    TicketNumber answered = fileSupport();
    TicketNumber closed = fileSupport();
    Instant first = clock.instant();
    Visitor agent = atDesk(grace);
    TicketNumber noted = fileSupport();
    take(agent, noted);
    clock.moveBy(Duration.ofMinutes(10));
    take(agent, fileSupport());
    MessageBody note = new MessageBody("Looks odd.");
    agent.does(() -> the(ReviewService.class).reply(noted, note, true, List.of()));
    replyAs(agent, answered);
    replyAs(agent, closed);
    closeAs(agent, closed);
    member.does(() -> support().rate(closed, 4, ""));
    count();

    OwnWork work = agent.does(() -> the(OwnWorkService.class).own());

    assertThat(work)
        .isEqualTo(new OwnWork(2, Optional.of(first), 2, 2, new Ratings(0, 0, 0, 1, 0)));
  }

  @Test
  @DisplayName("Today and this week of an agent begin at midnight where the agent is")
  void daysOfAnAgentBeginAtTheirMidnight() {
    clock.moveTo(nextMonday().minus(Duration.ofMinutes(510)));
    Visitor agent = atDesk(grace);
    signInAgain();
    closeAs(agent, fileSupport());
    clock.moveBy(Duration.ofHours(1));
    assertThat(ownWork().doneToday()).isOne();
    assertThat(ownWork().doneThisWeek()).isOne();

    sql.execute("update account set time_zone = 'Asia/Shanghai' where id = ?", grace.id());

    assertThat(ownWork().doneToday()).isZero();
    assertThat(ownWork().doneThisWeek()).isZero();
  }

  private OwnWork ownWork() {
    return signedIn(grace).does(() -> the(OwnWorkService.class).own());
  }

  private Instant nextMonday() {
    return WeekCount.monday(clock.instant()).plusWeeks(1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  @Test
  @DisplayName("A week begins on Monday at midnight UTC")
  void weeksBeginOnMondayAtMidnight() {
    clock.moveTo(nextMonday().minusMillis(1));
    signInAgain();
    fileSupport();
    clock.moveBy(Duration.ofMillis(1));
    fileSupport();
    fileSupport();
    count();

    List<NumbersRow> weeks = numbers(Grouping.WEEK).rows();

    assertThat(weeks).hasSize(52).isSortedAccordingTo(Comparator.comparing(NumbersRow::subject));
    assertThat(weeks.getLast().subject()).isEqualTo(WeekCount.monday(clock.instant()).toString());
    assertThat(weeks.getLast().numbers().filed()).isEqualTo(2);
    assertThat(weeks.get(50).numbers().filed()).isPositive();
  }

  @Test
  @DisplayName("The numbers are read from what was counted, never from the tickets")
  void numbersAreReadFromCounts() {
    Visitor reader = supervisor();

    List<String> statements =
        services.statementsOf(
            () ->
                reader.does(
                    () -> {
                      for (Grouping grouping : Grouping.values()) {
                        the(NumbersService.class).of(NumbersPeriod.YEAR, grouping);
                        the(NumbersService.class).waiting(grouping);
                      }
                    }));

    assertThat(statements)
        .anyMatch(statement -> statement.contains("ticket_week"))
        .anyMatch(statement -> statement.contains("ticket_waiting"))
        .noneMatch(statement -> statement.toLowerCase(Locale.ROOT).matches("(?s).*\\bticket\\b.*"));
  }

  @Test
  @DisplayName("A rating that cannot be is left out, and stops no count")
  void impossibleRatingStopsNoCount() {
    TicketNumber closed = fileSupport();
    closeAs(atDesk(grace), closed);
    member.does(() -> support().rate(closed, 4, ""));
    sql.execute("update ticket set rating = 9 where ticket_number = ?", closed.text());

    count();

    assertThat(ofGrace().orElseThrow().ratings().count()).isZero();
    assertThat(ofGrace().orElseThrow().closing().count()).isOne();
  }

  @Test
  @DisplayName("Nobody but supervisors sees the numbers of people")
  void numbersAreForSupervisors() {
    Visitor agent = atDesk(grace);
    for (Runnable call :
        List.<Runnable>of(
            () -> the(NumbersService.class).of(NumbersPeriod.MONTH, Grouping.AGENT),
            () -> the(NumbersService.class).waiting(Grouping.AGENT),
            () -> the(NumbersService.class).comments(NumbersPeriod.MONTH, FIRST_PAGE),
            () -> the(NumbersService.class).countComments(NumbersPeriod.MONTH))) {
      assertThatThrownBy(() -> agent.does(call)).isInstanceOf(EJBAccessException.class);
      assertThatThrownBy(() -> member.does(call)).isInstanceOf(EJBAccessException.class);
    }
    assertThatThrownBy(() -> member.does(() -> the(OwnWorkService.class).own()))
        .isInstanceOf(EJBAccessException.class);
  }
}
