package mfa.workflow.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import jakarta.ejb.EJBAccessException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import mfa.account.PlatformRole;
import mfa.platform.request.ListPage;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import mfa.workflow.ProcessItem;
import mfa.workflow.VersionItem;
import mfa.workflow.VersionService;
import mfa.workflow.statistics.process.EngineTokens.Token;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What process owners see of a version: where tickets are, how long steps take, how they end. */
@Tag("R35")
@DisplayName("R35: The numbers of a version")
class StatisticsTest extends WithTickets {

  private static final String REVIEW = "userTask_reviewTicket";
  private static final String SEND_CODE = "serviceTask_sendVerificationCode";
  private static final String CLOSE_REJECTED = "serviceTask_closeRejected";
  private static final ListPage FIRST_PAGE = new ListPage(0, 50);
  private static final double PRECISION = 0.05;

  private TestAccount owner;
  private String deployment;
  private String version;

  @BeforeEach
  void beginAtAnEmptyVersion() {
    owner = accounts.bind(accounts.memberWith(PlatformRole.PROCESS_OWNER));
    deployAgain();
    services.work("process-statistics");
  }

  @AfterEach
  void leaveTheFirstVersion() {
    jobs.engine().getRepositoryService().deleteDeployment(deployment, true);
  }

  /** Another version of the same process, which no other test has tickets on. */
  private void deployAgain() {
    var deployed =
        jobs.engine()
            .getRepositoryService()
            .createDeployment()
            .addClasspathResource("bpmn/mfa-unbind.bpmn")
            .deployWithResult();
    deployment = deployed.getId();
    version = deployed.getDeployedProcessDefinitions().getFirst().getId();
  }

  @Test
  @DisplayName("Tickets and incidents are counted at the step where they are, also before a job")
  void ticketsAreCountedWhereTheyAre() {
    file(accounts.boundMember());
    file(accounts.boundMember());
    var waiting = accounts.boundMember();
    form().request(waiting, TestAccount.PASSWORD);
    jobs.fail(draftOf(waiting), new IllegalStateException("The mail server is away."));

    assertThat(step(REVIEW).tickets()).isEqualTo(2);
    assertThat(step(REVIEW).incidents()).isZero();
    assertThat(step(SEND_CODE).tickets()).isOne();
    assertThat(step(SEND_CODE).incidents()).isOne();
    assertThat(statistics(Period.WEEK).steps().stream().mapToLong(StepStatistics::tickets).sum())
        .isEqualTo(3);
    VersionItem listed =
        signedIn(owner).does(() -> the(VersionService.class).processes()).stream()
            .map(ProcessItem::running)
            .filter(running -> running.definitionId().equals(version))
            .findFirst()
            .orElseThrow();
    assertThat(listed.running()).isEqualTo(3);
    assertThat(listed.incidents()).isOne();
  }

  @Test
  @DisplayName("A step leads to the numbers and ages of its tickets, oldest first, page by page")
  void stepLeadsToItsTickets() {
    Instant before = clock.instant();
    TicketNumber first = file(accounts.boundMember());
    clock.moveBy(Duration.ofHours(2));
    TicketNumber second = file(accounts.boundMember());

    List<Token> all = tickets(REVIEW, FIRST_PAGE);

    assertThat(all).extracting(Token::number).containsExactly(first.text(), second.text());
    assertThat(all.getFirst().since()).isEqualTo(before);
    assertThat(all.getLast().since()).isEqualTo(before.plus(Duration.ofHours(2)));
    assertThat(tickets(REVIEW, new ListPage(1, 1))).containsExactly(all.getLast());
    assertThat(
            signedIn(owner).<Long>does(() -> the(StatisticsService.class).count(version, REVIEW)))
        .isEqualTo(2);
  }

  @Test
  @DisplayName("A ticket that waits for a job has the age of the job")
  void ticketBeforeAJobHasAnAge() {
    var account = accounts.boundMember();
    Instant before = clock.instant();
    form().request(account, TestAccount.PASSWORD);

    assertThat(tickets(SEND_CODE, FIRST_PAGE)).containsExactly(new Token(draftOf(account), before));
  }

  @Test
  @DisplayName("Median and 95th percentile of a step are within 5 % of the true times")
  void durationsOfStepsAreRight() {
    for (int minutes : List.of(10, 20, 30, 40, 2_000)) {
      TicketNumber number = file(accounts.boundMember());
      clock.moveBy(Duration.ofMinutes(minutes));
      takeAndDecide(agent(), number, rejection());
    }
    services.work("process-statistics");

    StepStatistics review = step(REVIEW);

    assertThat(review.ended()).isEqualTo(5);
    assertThat(review.median()).satisfies(isAbout(Duration.ofMinutes(30)));
    assertThat(review.high()).satisfies(isAbout(Duration.ofMinutes(2_000)));
  }

  private static Consumer<Duration> isAbout(Duration expected) {
    return duration ->
        assertThat((double) duration.toMillis())
            .isCloseTo(expected.toMillis(), within(expected.toMillis() * PRECISION));
  }

  @Test
  @DisplayName("Tickets of each day are counted by outcome")
  void outcomesAreCountedByDay() {
    takeAndDecide(agent(), file(accounts.boundMember()), rejection());
    takeAndDecide(agent(), file(accounts.boundMember()), rejection());
    clock.moveBy(Duration.ofDays(3));
    takeAndDecide(agent(), file(accounts.boundMember()), rejection());
    services.work("process-statistics");

    VersionStatistics numbers = statistics(Period.WEEK);

    assertThat(numbers.firstDay()).isEqualTo(today().minusDays(6));
    assertThat(outcomes(numbers).get("rejected")).containsExactly(0L, 0L, 0L, 2L, 0L, 0L, 1L);
    assertThat(outcomes(numbers).get("reset")).containsOnly(0L);
    assertThat(numbers.countedAt()).contains(clock.instant());
  }

  @Test
  @DisplayName("What ended before the period is not in its numbers")
  void periodEnds() {
    takeAndDecide(agent(), file(accounts.boundMember()), rejection());
    services.work("process-statistics");
    clock.moveBy(Duration.ofDays(7));

    assertThat(step(REVIEW).ended()).isZero();
    assertThat(step(REVIEW, Period.MONTH).ended()).isOne();
  }

  @Test
  @Tag("R75")
  @DisplayName("R75 Days on which nobody counted are counted afterwards, and once")
  void missedDaysAreCountedLater() {
    takeAndDecide(agent(), file(accounts.boundMember()), rejection());
    clock.moveBy(Duration.ofDays(12));
    takeAndDecide(agent(), file(accounts.boundMember()), rejection());
    clock.moveBy(Duration.ofDays(12));

    services.work("process-statistics");
    services.work("process-statistics");

    assertThat(outcomes(statistics(Period.MONTH)).get("rejected").stream().mapToLong(n -> n).sum())
        .isEqualTo(2);
  }

  @Test
  @DisplayName("What is committed late is counted with the day on which it ended")
  void lateCommitIsCounted() {
    takeAndDecide(agent(), file(accounts.boundMember()), rejection());
    clock.moveBy(Duration.ofDays(1));
    services.work("process-statistics");
    sql.execute(
        "insert into ACT_HI_ACTINST (ID_, PROC_DEF_ID_, PROC_INST_ID_, EXECUTION_ID_, ACT_ID_,"
            + " ACT_TYPE_, START_TIME_, END_TIME_, DURATION_)"
            + " select 'late-' || max(EXECUTION_ID_), PROC_DEF_ID_, max(PROC_INST_ID_), max(EXECUTION_ID_),"
            + " ACT_ID_, max(ACT_TYPE_), max(START_TIME_), max(END_TIME_), 1 from ACT_HI_ACTINST"
            + " where PROC_DEF_ID_ = ? and ACT_ID_ = ? group by PROC_DEF_ID_, ACT_ID_",
        version,
        CLOSE_REJECTED);

    services.work("process-statistics");

    assertThat(outcomes(statistics(Period.WEEK)).get("rejected"))
        .containsExactly(0L, 0L, 0L, 0L, 0L, 2L, 0L);
  }

  @Test
  @DisplayName("Nobody but a process owner is told a number")
  void othersAreRefused() {
    StatisticsService service = the(StatisticsService.class);

    for (PlatformRole role : PlatformRole.values()) {
      if (role != PlatformRole.PROCESS_OWNER) {
        Visitor other = atDesk(accounts.bind(accounts.memberWith(role)));
        assertThatThrownBy(() -> other.does(() -> service.of(version, Period.WEEK)))
            .isInstanceOf(EJBAccessException.class);
        assertThatThrownBy(() -> other.does(() -> service.tickets(version, REVIEW, FIRST_PAGE)))
            .isInstanceOf(EJBAccessException.class);
      }
    }
  }

  private VersionStatistics statistics(Period period) {
    return signedIn(owner)
        .does(() -> the(StatisticsService.class).of(version, period))
        .orElseThrow();
  }

  private StepStatistics step(String id) {
    return step(id, Period.WEEK);
  }

  private StepStatistics step(String id, Period period) {
    return statistics(period).steps().stream()
        .filter(step -> step.step().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private List<Token> tickets(String step, ListPage page) {
    return signedIn(owner).does(() -> the(StatisticsService.class).tickets(version, step, page));
  }

  private static Map<String, List<Long>> outcomes(VersionStatistics numbers) {
    return numbers.outcomes().stream()
        .collect(Collectors.toMap(OutcomeDays::outcome, OutcomeDays::tickets));
  }

  private LocalDate today() {
    return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
  }
}
