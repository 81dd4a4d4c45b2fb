package mfa.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import mfa.account.PlatformRole;
import mfa.platform.request.ListPage;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.Outcome;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketStatus;
import mfa.ticket.process.SupportContract;
import mfa.ticket.support.WithSupportTickets;
import mfa.workflow.comparison.Change;
import mfa.workflow.comparison.ModelComparison;
import mfa.workflow.dryrun.DryRunDifference;
import mfa.workflow.dryrun.DryRunService;
import mfa.workflow.dryrun.PlayedPath;
import mfa.workflow.migration.MigrationPlan;
import mfa.workflow.migration.MigrationResult;
import mfa.workflow.migration.MigrationService;
import mfa.workflow.statistics.Period;
import mfa.workflow.statistics.StatisticsService;
import mfa.workflow.statistics.StepStatistics;
import mfa.workflow.statistics.VersionStatistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("The process of workspaces' tickets belongs to process owners like that of unbinding")
class SupportProcessTest extends WithSupportTickets {

  private static final String PROCESS = SupportContract.contract().process();
  private static final DeploymentNote NOTE = new DeploymentNote("Answers are quicker");
  private static final String HANDLE = "userTask_handleTicket";
  private static final String NAME = "Handle ticket";

  private final List<String> deployments = new ArrayList<>();
  private TestAccount processOwner;

  @BeforeEach
  void comeToWork() {
    processOwner = accounts.bind(accounts.memberWith(PlatformRole.PROCESS_OWNER));
  }

  @AfterEach
  void leaveTheFirstVersion() {
    deployments.forEach(
        deployment -> jobs.engine().getRepositoryService().deleteDeployment(deployment, true));
  }

  /** Each time with a code that was not used yet. */
  private Visitor atWork() {
    clock.moveBy(Duration.ofMinutes(1));
    return atDesk(processOwner);
  }

  private static String packaged() {
    try (InputStream file =
        SupportProcessTest.class
            .getClassLoader()
            .getResourceAsStream("bpmn/" + PROCESS + ".bpmn")) {
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String renamed() {
    return packaged().replace("name=\"" + NAME + "\"", "name=\"Look at it\"");
  }

  /** Without the checks of an upload, and gone after the test. */
  private String inEngine(String model) {
    var deployed =
        jobs.engine()
            .getRepositoryService()
            .createDeployment()
            .addString(PROCESS + ".bpmn", model)
            .deployWithResult();
    deployments.add(deployed.getId());
    return deployed.getDeployedProcessDefinitions().getFirst().getId();
  }

  private String version(TicketNumber number) {
    return (String)
        sql.single(
            "select PROC_DEF_ID_ from ACT_HI_PROCINST where BUSINESS_KEY_ = ?", number.text());
  }

  @Test
  @Tag("R69")
  @DisplayName("R69: a dry run plays its ways to their ends, and tells what a draft changes")
  void dryRunPlaysIt() {
    String shorter = packaged().replace("${replyDeadline}", "P3D");

    DryRunDifference same = dryRun(packaged(), packaged());
    DryRunDifference other = dryRun(packaged(), shorter);

    assertThat(same.onlyBefore()).isEmpty();
    assertThat(same.onlyAfter()).isEmpty();
    assertThat(same.same()).hasSizeGreaterThan(4);
    assertThat(same.same())
        .extracting(PlayedPath::ending)
        .doesNotContain(PlayedPath.Ending.BROKEN)
        .contains(PlayedPath.Ending.ENDED, PlayedPath.Ending.RETURNS);
    assertThat(other.onlyAfter()).isNotEmpty();
    assertThat(other.onlyBefore()).hasSameSizeAs(other.onlyAfter());
  }

  private DryRunDifference dryRun(String before, String after) {
    Future<DryRunDifference> run =
        atWork()
            .<Optional<Future<DryRunDifference>>>does(
                () ->
                    the(DryRunService.class)
                        .begin(PROCESS, before.getBytes(UTF_8), after.getBytes(UTF_8)))
            .orElseThrow();
    services.work("process-dry-runs");
    return run.resultNow();
  }

  @Test
  @Tag("R70")
  @DisplayName("R70: a comparison tells what was changed, element by element")
  void comparisonTellsChanges() {
    ModelComparison comparison =
        ModelComparison.of(
                packaged().getBytes(UTF_8),
                packaged().replace("${replyDeadline}", "P3D").getBytes(UTF_8))
            .orElseThrow();

    assertThat(comparison.changes())
        .extracting(Change::kind, Change::before, Change::after)
        .containsExactly(tuple(Change.Kind.DEADLINE, "${replyDeadline}", "P3D"));
  }

  @Test
  @Tag("R35")
  @DisplayName("R35: tickets are counted at their step, and how they ended")
  void statisticsCountTickets() {
    String version = inEngine(packaged());
    services.work("process-statistics");
    TicketNumber solved = fileSupport();
    TicketNumber open = fileSupport();
    clock.moveBy(Duration.ofMinutes(30));
    closeAs(agent(), solved);
    services.work("process-statistics");

    VersionStatistics numbers =
        atWork()
            .<Optional<VersionStatistics>>does(
                () -> the(StatisticsService.class).of(version, Period.WEEK))
            .orElseThrow();
    StepStatistics handling =
        numbers.steps().stream()
            .filter(step -> step.step().id().equals(HANDLE))
            .findFirst()
            .orElseThrow();

    assertThat(handling.tickets()).isOne();
    assertThat(numbers.outcomes().stream().flatMap(days -> days.tickets().stream())).contains(1L);
    assertThat(
            atWork()
                .does(
                    () ->
                        the(StatisticsService.class).tickets(version, HANDLE, new ListPage(0, 9))))
        .extracting(token -> token.number())
        .containsExactly(open.text());
  }

  @Test
  @Tag("R70")
  @DisplayName("R70: running tickets move to the next version at every step, and go on there")
  void runningTicketsMove() {
    String first = inEngine(packaged());
    Visitor agent = agent();
    TicketNumber free = fileSupport();
    TicketNumber answered = fileSupport();
    replyAs(agent, answered);
    String second = inEngine(renamed());

    MigrationPlan plan =
        atWork()
            .<Optional<MigrationPlan>>does(() -> the(MigrationService.class).plan(first, second))
            .orElseThrow();
    MigrationResult begun =
        atWork().does(() -> the(MigrationService.class).begin(first, second, false, NOTE));
    services.work("process-migrations");

    assertThat(plan.total()).isEqualTo(2);
    assertThat(plan.staying()).isZero();
    assertThat(begun).isEqualTo(MigrationResult.STARTED);
    assertThat(List.of(version(free), version(answered))).containsOnly(second);
    assertThat(row(free)).containsEntry("step", HANDLE).containsEntry("step_name", "Look at it");
    assertThat(jobs.openTasks(free.text())).isOne();
    closeAs(agent, free);
    replyAsMember(member, answered);
    assertThat(status(answered)).isEqualTo(TicketStatus.WAITING_FOR_FEEDBACK.name());
    replyAs(agent, answered);
    clock.moveBy(Duration.ofDays(8));
    settle(answered);
    assertThat(row(free)).containsEntry("outcome", Outcome.SOLVED.name());
    assertThat(row(answered)).containsEntry("outcome", Outcome.NO_REPLY.name());
  }

  @Test
  @Tag("R70")
  @DisplayName("R70: it is deployed and rolled back; tickets of each version stay where they began")
  void deployedAndRolledBack() {
    VersionItem before = running();
    String tag = "camunda:versionTag=\"" + UUID.randomUUID().toString().substring(0, 8) + "\"";
    byte[] changed = renamed().replace("camunda:versionTag=\"1.0\"", tag).getBytes(UTF_8);
    TicketNumber old = fileSupport();

    DeploymentResult deployed =
        atWork()
            .does(
                () ->
                    the(DeploymentService.class)
                        .deploy(PROCESS, changed, NOTE, DeploymentSource.UPLOAD, before.number()));
    assertThat(deployed).isInstanceOf(DeploymentResult.Deployed.class);
    TicketNumber recent = fileSupport();
    int compared = running().number();
    DeploymentResult back =
        atWork()
            .does(
                () -> the(DeploymentService.class).rollBack(before.definitionId(), NOTE, compared));
    assertThat(back).isInstanceOf(DeploymentResult.Deployed.class);
    TicketNumber latest = fileSupport();

    assertThat(row(old)).containsEntry("step_name", NAME);
    assertThat(row(recent)).containsEntry("step_name", "Look at it");
    assertThat(row(latest)).containsEntry("step_name", NAME);
    closeAs(agent(), recent);
    assertThat(row(recent)).containsEntry("outcome", Outcome.SOLVED.name());
  }

  private VersionItem running() {
    return atWork()
        .<List<VersionItem>>does(() -> the(VersionService.class).page(PROCESS, new ListPage(0, 1)))
        .getFirst();
  }
}
