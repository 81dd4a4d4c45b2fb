package mfa.ticket.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import jakarta.ejb.EJBAccessException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
import mfa.ticket.requester.Rating;
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
    return of(grace);
  }

  private Optional<TicketNumbers> of(TestAccount agent) {
    return numbers(Grouping.AGENT).rows().stream()
        .filter(row -> row.subject().equals(agent.name()))
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
  @DisplayName("A first reply is of the agent who wrote it, on a clock that does not stand still")
  void firstReplyIsOfItsAuthor() {
    Visitor agent = atDesk(grace);
    TicketNumber number = fileSupport();

    clock.tickDuring(() -> replyAs(agent, number));
    count();

    assertThat(ofGrace().orElseThrow().firstReply().count()).isOne();
  }

  @Test
  @DisplayName("An approval without a word is a first reply: of the one whose word is the last")
  void approvalIsAFirstReply() {
    TestAccount supervisor = accounts.bind(accounts.memberNamed("Ada " + UUID.randomUUID()));
    accounts.grant(supervisor, PlatformRole.SUPERVISOR);
    Visitor agent = atDesk(grace);
    approve(agent, file(accounts.boundMember()));
    TicketNumber heightened = file(accounts.boundMember());

    approve(agent, heightened, NO_EVIDENCE);
    count();
    assertThat(firstReplies(grace)).isOne();

    approve(atDesk(supervisor), heightened);
    count();
    assertThat(firstReplies(grace)).isOne();
    assertThat(firstReplies(supervisor)).isOne();
  }

  private long firstReplies(TestAccount agent) {
    return of(agent).map(numbers -> numbers.firstReply().count()).orElse(0L);
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
  @DisplayName("An unbind ticket that was withdrawn counts where an agent had it, and not before")
  void withdrawalAfterWorkIsAnEnd() {
    TicketNumbers before = ofType(TicketType.UNBIND_MFA);
    TicketNumber untouched = file(accounts.boundMember());
    withdraw(untouched);
    run(untouched);
    TicketNumber worked = file(accounts.boundMember());
    Visitor agent = atDesk(grace);
    take(agent, worked);
    withdraw(worked);
    run(worked);
    TicketNumber released = file(accounts.boundMember());
    take(agent, released);
    agent.does(() -> the(AssignmentService.class).release(released));
    withdraw(released);
    run(released);
    count();

    assertThat(ofType(TicketType.UNBIND_MFA).closing().count())
        .isEqualTo(before.closing().count() + 2);
    assertThat(ofGrace().orElseThrow().closing().count()).as("held last").isOne();
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
    sql.execute(
        "update ticket set filed_at = ? where ticket_number = ?",
        clock.instant().minus(Duration.ofDays(100)).atOffset(ZoneOffset.UTC),
        number.text());

    restart(number);
    settle(number);
    closeAs(atDesk(grace), number);
    fileSupport(member, request(workspace.id(), List.of(), Optional.of(number)));
    count();

    TicketNumbers after = ofType(TicketType.BUG);
    assertThat(after.restarted()).isEqualTo(before.restarted() + 1);
    assertThat(after.followedUp()).isEqualTo(before.followedUp() + 1);
    assertThat(ofGrace().orElseThrow().followedUp()).isOne();
    assertThat(ofGrace().orElseThrow().closing().median())
        .as("from the restart")
        .isLessThan(Duration.ofDays(1));
  }

  @Test
  @DisplayName("Ratings of unbind tickets count as well, and what was written leads to the ticket")
  void ratingsAreShown() {
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);
    takeAndDecide(atDesk(grace), number, rejection());
    String key = followKey(number);
    anonymous()
        .does(() -> the(RequesterService.class).rate(number, key, new Rating(2, "=Too slow")));
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
                clock.instant(),
                number,
                TicketType.UNBIND_MFA,
                false,
                grace.name(),
                2,
                "=Too slow"));
    assertThat(comments.toString()).doesNotContain(account.email().text());
  }

  @Test
  @Tag("R50")
  @DisplayName("R50: whose ticket was rated is not told who held it, as a supervisor too")
  void holderOfAnOwnTicketIsNotTold() {
    TicketNumber number = fileSupport();
    closeAs(atDesk(grace), number);
    member.does(() -> support().rate(number, new Rating(3, "Well.")));
    accounts.grant(requester, PlatformRole.SUPERVISOR);
    awaitNextCode();

    RatingItem ofAnother = commentOn(number, supervisor());
    RatingItem own = commentOn(number, atDesk(requester));

    assertThat(ofAnother.own()).isFalse();
    assertThat(ofAnother.agent()).isEqualTo(grace.name());
    assertThat(own.own()).isTrue();
    assertThat(own.agent()).isEmpty();
  }

  @Test
  @DisplayName("A file of comments goes on behind its last line, whatever comes and goes meanwhile")
  void commentsGoOnBehindTheLastOne() {
    Visitor agent = atDesk(grace);
    List<TicketNumber> rated = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      if (i == 3) {
        clock.moveBy(Duration.ofSeconds(1));
      }
      rated.add(rated(agent));
    }
    Visitor supervisor = supervisor();
    List<RatingItem> lines =
        new ArrayList<>(
            supervisor.<List<RatingItem>>does(
                () -> the(NumbersService.class).comments(NumbersPeriod.MONTH, new ListPage(0, 2))));

    rated(agent);
    sql.execute(
        "update ticket set commented_at = null where ticket_number = ?", rated.getLast().text());
    lines.addAll(
        supervisor.<List<RatingItem>>does(
            () -> the(NumbersService.class).comments(NumbersPeriod.MONTH, lines.getLast(), 2)));

    assertThat(lines).extracting(RatingItem::number).containsExactlyElementsOf(rated.reversed());
  }

  private TicketNumber rated(Visitor agent) {
    TicketNumber number = fileSupport();
    closeAs(agent, number);
    member.does(() -> support().rate(number, new Rating(3, "Well.")));
    return number;
  }

  private RatingItem commentOn(TicketNumber number, Visitor supervisor) {
    return supervisor
        .<List<RatingItem>>does(
            () -> the(NumbersService.class).comments(NumbersPeriod.MONTH, FIRST_PAGE))
        .stream()
        .filter(rating -> rating.number().equals(number))
        .findFirst()
        .orElseThrow();
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
    for (String table : List.of("ticket_week", "ticket_period")) {
      assertThat(
              sql.number(
                  "select count(*) from " + table + " where member = ?", Long.toString(grace.id())))
          .isZero();
    }
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
    member.does(() -> support().rate(closed, new Rating(4, "")));
    count();

    OwnWork work = agent.does(() -> the(OwnWorkService.class).own());

    assertThat(work)
        .isEqualTo(new OwnWork(2, Optional.of(first), 2, 2, new Ratings(0, 0, 0, 1, 0)));
  }

  @Test
  @DisplayName("An approval is done work without a word; what its requester closed is none")
  void approvalIsDoneWork() {
    Visitor agent = atDesk(grace);
    approve(agent, file(accounts.boundMember()));
    TicketNumber closedByRequester = fileSupport();
    take(agent, closedByRequester);
    closeSupport(closedByRequester);

    assertThat(agent.<OwnWork>does(() -> the(OwnWorkService.class).own()).doneToday()).isOne();
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
    member.does(() -> support().rate(closed, new Rating(4, "")));
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
