package mfa.workflow.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mfa.account.PlatformRole;
import mfa.account.PlatformRoleService;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.mail.MailTemplate;
import mfa.platform.request.ListPage;
import mfa.support.AuditTrail;
import mfa.support.Simultaneously;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import mfa.ticket.desk.DeskResult;
import mfa.workflow.DeploymentNote;
import mfa.workflow.migration.process.MoveProblem;
import mfa.workflow.migration.process.RunningInstance;
import mfa.workflow.migration.process.StepMove;
import mfa.workflow.process.version.FileHash;
import mfa.workflow.process.version.ModelVersion;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.migration.validation.instance.MigratingProcessInstanceValidationReportImpl;
import org.camunda.bpm.engine.migration.MigratingActivityInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Running tickets of one version of the real process are moved to another. */
@Tag("R70")
@DisplayName("R70: migration of running tickets loses and doubles nothing")
class MigrationTest extends WithTickets {

  private static final int TICKETS = Integer.getInteger("mfa.test.tickets", 24);

  private static final Path MODEL = Path.of("bpmn", "mfa-unbind.bpmn");
  private static final String WORKER = "process-migrations";
  private static final DeploymentNote NOTE = new DeploymentNote("The reminder is for everyone");
  private static final String REVIEW = "userTask_reviewTicket";
  private static final String WAIT_FOR_REPLY = "eventBasedGateway_awaitReply";

  private final List<String> deployments = new ArrayList<>();
  private TestAccount owner;
  private String source;

  @BeforeEach
  void beginAtAnEmptyVersion() {
    owner = accounts.bind(accounts.memberWith(PlatformRole.PROCESS_OWNER));
    source = deploy(packaged());
  }

  @AfterEach
  void leaveTheFirstVersion() {
    services.work(WORKER);
    deployments.forEach(deployment -> repository().deleteDeployment(deployment, true));
  }

  @Test
  @DisplayName("The plan says of each step what becomes of it, and moves nothing")
  void planSaysWhatBecomesOfEachStep() {
    TicketNumber number = file(accounts.boundMember());
    String target = deploy(withReminder(packaged()).replace("Review unbind ticket", "Look at it"));

    MigrationPlan plan = plan(target);

    assertThat(plan.total()).isOne();
    StepMove review = step(plan, REVIEW);
    assertThat(plan.ticketsAt(review)).isOne();
    assertThat(review.newName()).isEqualTo("Look at it");
    assertThat(review.timed()).isTrue();
    assertThat(review.begins()).containsExactly("Remind after a day");
    assertThat(review.ends()).isEmpty();
    assertThat(plan.steps()).allMatch(StepMove::isMapped);
    assertThat(version(number)).isEqualTo(source);
  }

  @Test
  @Tag("R74")
  @DisplayName("R74: of many versions the newest are offered to move tickets to")
  void newestVersionsAreOffered() {
    List<String> newestFirst = new ArrayList<>();
    for (int i = 0; i <= MigrationService.MAX_TARGETS; i++) {
      newestFirst.addFirst(deploy(packaged()));
    }

    assertThat(signedIn(owner).does(() -> the(MigrationService.class).targets(source)))
        .extracting(ModelVersion::definitionId)
        .containsExactlyElementsOf(newestFirst.subList(0, MigrationService.MAX_TARGETS));
  }

  @Test
  @DisplayName("The plan names the steps that the new version does not have")
  void planNamesWhatCannotBeMapped() {
    String target = deploy(packaged().replace(WAIT_FOR_REPLY, "eventBasedGateway_answer"));

    assertThat(plan(target).steps())
        .filteredOn(step -> !step.isMapped())
        .extracting(StepMove::step)
        .containsExactly(WAIT_FOR_REPLY);
  }

  @Test
  @DisplayName("A ticket gets what is new at its step, once it is moved, and its history says so")
  void ticketGetsTheReminderOnceItIsMoved() {
    TestAccount supervisor = accounts.bind(accounts.memberWith(PlatformRole.SUPERVISOR));
    TestAccount account = accounts.boundMember();
    TicketNumber moved = file(account);
    String target = deploy(withReminder(packaged()).replace("Review unbind ticket", "Look at it"));

    assertThat(begin(target, false)).isEqualTo(MigrationResult.STARTED);
    services.work(WORKER);

    assertThat(version(moved)).isEqualTo(target);
    assertThat(jobs.openTasks(moved.text())).isOne();
    assertThat(row(moved)).containsEntry("step", REVIEW).containsEntry("step_name", "Look at it");
    assertThat(
            sql.rows(
                "select s.moved_to from ticket_step s join ticket t on t.id = s.ticket_id"
                    + " where t.ticket_number = ? and s.moved_to is not null",
                moved.text()))
        .hasSize(1);
    assertThat(audit.count(account, AuditAction.TICKET_MIGRATED, AuditResult.SUCCESS)).isOne();
    pass(Duration.ofHours(23), moved);
    assertThat(mails.count(supervisor, MailTemplate.REVIEW_REMINDER)).isZero();
    pass(Duration.ofHours(1), moved);
    assertThat(mails.count(supervisor, MailTemplate.REVIEW_REMINDER)).isOne();
    approve(agent(), moved);
    pass(WAIT, moved);
    assertThat(isReset(account)).isTrue();
  }

  @Test
  @DisplayName("Timers are kept, or begin again with the move")
  void timersAreKeptOrBeginAgain() {
    TicketNumber kept = file(accounts.boundMember());
    Object before = dueAt(kept);
    clock.moveBy(Duration.ofHours(10));
    String second = deploy(withReminder(packaged()));
    begin(second, false);
    services.work(WORKER);
    assertThat(dueAt(kept)).isEqualTo(before);
    clock.moveBy(Duration.ofHours(1));
    source = second;
    String third = deploy(packaged());

    begin(third, true);
    services.work(WORKER);

    assertThat(version(kept)).isEqualTo(third);
    assertThat(dueAt(kept)).isEqualTo(clock.instant().plus(Duration.ofHours(48)));
  }

  @Test
  @DisplayName("A ticket at a step that is gone stays, is listed with the reason, and goes on")
  void ticketAtAStepThatIsGoneStays() {
    TicketNumber asked = file(accounts.boundMember());
    takeAndDecide(agent(), asked, question());
    TicketNumber other = file(accounts.boundMember());
    String target = deploy(packaged().replace(WAIT_FOR_REPLY, "eventBasedGateway_answer"));

    begin(target, false);
    services.work(WORKER);

    assertThat(version(asked)).isEqualTo(source);
    assertThat(version(other)).isEqualTo(target);
    MigrationProgress progress = progress();
    assertThat(progress.state()).isEqualTo(MigrationProgress.State.DONE);
    assertThat(progress.moved()).isOne();
    assertThat(progress.failed()).isOne();
    assertThat(staying(progress))
        .containsExactly(
            new StayingTicket(asked.text(), MoveProblem.Reason.NO_SUCH_STEP, "Reply in time?"));
    reply(asked);
    run(asked);
    assertThat(jobs.waitingAt(asked.text())).containsExactly(REVIEW);
  }

  @Test
  @Tag("thorough")
  @DisplayName("Tickets in all places are moved, none lost or doubled, while agents decide")
  void ticketsInAllPlacesAreMovedWhileAgentsDecide() {
    Map<TicketNumber, List<String>> places = ticketsInAllPlaces();
    List<TicketNumber> reviews = new ArrayList<>();
    places.forEach(
        (number, at) -> {
          if (at.equals(List.of(REVIEW))) {
            reviews.add(number);
          }
        });
    List<TicketNumber> decided = reviews.subList(0, reviews.size() / 2);
    Visitor agent = agent();
    decided.forEach(number -> take(agent, number));
    String target = deploy(withReminder(packaged()));
    begin(target, false);

    List<Object> results =
        Simultaneously.call(
            3,
            thread -> {
              if (thread == 0) {
                return decided.stream().map(number -> decide(agent, number, rejection())).toList();
              }
              services.work(WORKER);
              return List.of();
            });
    services.work(WORKER);

    assertThat((List<?>) results.getFirst()).allMatch(DeskResult.DONE::equals);
    MigrationProgress progress = progress();
    assertThat(progress.state()).isEqualTo(MigrationProgress.State.DONE);
    assertThat(progress.failed()).isZero();
    assertThat(progress.moved()).isEqualTo(places.size());
    places.forEach(
        (number, at) -> {
          assertThat(version(number)).isEqualTo(target);
          if (!decided.contains(number)) {
            assertThat(jobs.waitingAt(number.text())).as(number.text()).isEqualTo(at);
          }
          assertThat(instances(number)).isOne();
          assertMirrored(number);
        });
    decided.forEach(
        number -> {
          run(number);
          assertThat(outcome(number)).isEqualTo("REJECTED");
        });
  }

  @Test
  @Tag("R75")
  @DisplayName("A server that dies between two tickets is followed by another that goes on there")
  void restartGoesOnWhereItWas() {
    Set<TicketNumber> all = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      all.add(file(accounts.boundMember()));
    }
    String target = deploy(packaged());
    begin(target, false);
    MigrationRunService run = the(MigrationRunService.class);
    long id = progress().id();
    services.asTimer(() -> run.move(id, run.next(id).orElseThrow()));
    var second = services.asTimer(() -> run.next(id)).orElseThrow();
    assertThatThrownBy(
            () ->
                services.asTimer(
                    () ->
                        services.inTransaction(
                            entityManager -> {
                              run.move(id, second);
                              throw new IllegalStateException("The server dies.");
                            })))
        .isInstanceOf(RuntimeException.class);
    assertThat(progress().moved()).isOne();

    services.work(WORKER);

    assertThat(progress().moved()).isEqualTo(5);
    assertThat(all).allMatch(number -> version(number).equals(target) && instances(number) == 1);
    assertThat(all)
        .allSatisfy(
            number ->
                assertThat(
                        sql.number(
                            "select count(*) from ticket_step s join ticket t on t.id = s.ticket_id"
                                + " where t.ticket_number = ? and s.moved_to is not null",
                            number.text()))
                    .isOne());
  }

  @Test
  @DisplayName("Stop leaves the rest where it is, and another migration goes on with it")
  void stopLeavesTheRest() {
    for (int i = 0; i < 3; i++) {
      file(accounts.boundMember());
    }
    String target = deploy(packaged());
    begin(target, false);
    MigrationRunService run = the(MigrationRunService.class);
    long id = progress().id();
    services.asTimer(() -> run.move(id, run.next(id).orElseThrow()));

    assertThat(signedIn(owner).<Boolean>does(() -> the(MigrationService.class).stop(id))).isTrue();
    services.work(WORKER);

    assertThat(progress().state()).isEqualTo(MigrationProgress.State.STOPPED);
    assertThat(progress().moved()).isOne();
    assertThat(begin(target, false)).isEqualTo(MigrationResult.STARTED);
    services.work(WORKER);
    assertThat(progress().total()).isEqualTo(2);
    assertThat(progress().moved()).isEqualTo(2);
  }

  @Test
  @DisplayName("Of two process owners who begin at once, one does")
  void oneOfTwoBegins() {
    file(accounts.boundMember());
    String target = deploy(packaged());
    List<Visitor> owners = List.of(signedIn(owner), signedIn(owner));

    List<MigrationResult> results =
        Simultaneously.call(2, thread -> begin(owners.get(thread), target, false));

    assertThat(results).containsExactlyInAnyOrder(MigrationResult.STARTED, MigrationResult.RUNNING);
  }

  @Test
  @DisplayName("A process is migrated once at a time, from whichever of its versions")
  void migrationsOfAProcessTakeTurns() {
    String first = source;
    file(accounts.boundMember());
    String second = deploy(withReminder(packaged()));
    file(accounts.boundMember());
    assertThat(begin(second, false)).isEqualTo(MigrationResult.STARTED);

    source = second;
    assertThat(begin(first, false)).isEqualTo(MigrationResult.RUNNING);

    services.work(WORKER);
    assertThat(begin(first, false)).isEqualTo(MigrationResult.STARTED);
    services.work(WORKER);
    assertThat(progress().moved()).isEqualTo(2);
  }

  @Test
  @DisplayName("The end says how many tickets came to the version meanwhile")
  void endSaysWhatCameMeanwhile() {
    file(accounts.boundMember());
    TicketNumber asked = file(accounts.boundMember());
    takeAndDecide(agent(), asked, question());
    String target = deploy(packaged().replace(WAIT_FOR_REPLY, "eventBasedGateway_answer"));
    begin(target, false);
    MigrationRunService run = the(MigrationRunService.class);
    long id = progress().id();
    services.asTimer(() -> run.next(id));
    sql.execute("update process_migration set after_instance = 'z' where id = ?", id);

    services.work(WORKER);

    assertThat(progress().state()).isEqualTo(MigrationProgress.State.DONE);
    assertThat(progress().remained()).isEqualTo(2);
    assertThat(begin(target, false)).isEqualTo(MigrationResult.STARTED);
    services.work(WORKER);
    assertThat(progress().remained()).isZero();
    assertThat(progress().failed()).isOne();
    assertThat(ended()).contains("1 moved, 1 stayed, 0 came meanwhile");
  }

  @Test
  @Tag("thorough")
  @Tag("R75")
  @DisplayName("R75: a migration with nothing left does not keep another one from going on")
  void endOfOneMigrationDoesNotHideAnother() {
    List<TicketNumber> all = new ArrayList<>();
    for (int i = 0; i < 21; i++) {
      all.add(file(accounts.boundMember()));
    }
    String target = deploy(packaged());
    begin(target, false);
    sql.execute(
        "insert into process_migration (id, process, source_id, source_number, target_id,"
            + " target_number, restart_timers, state, total, moved, failed, after_instance, tries,"
            + " started_by, started_at) select id + 1000000, 'other', 'other:1', 1, 'other:2', 2,"
            + " false, 'RUNNING', 0, 0, 0, '-', 0, started_by, started_at from process_migration"
            + " where id = ?",
        progress().id());

    services.work(WORKER);

    assertThat(all).allMatch(number -> version(number).equals(target));
    assertThat(sql.rows("select id from process_migration where state = 'RUNNING'")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01", "55P03", "HYT00"})
  @DisplayName("A ticket that others work on is tried again later, and listed only in the end")
  void collisionIsTriedAgainLater(String state) {
    TicketNumber number = file(accounts.boundMember());
    String target = deploy(packaged());
    begin(target, false);
    MigrationRunService run = the(MigrationRunService.class);
    long id = progress().id();
    RunningInstance instance = services.asTimer(() -> run.next(id)).orElseThrow();
    RuntimeException deadlock =
        new IllegalStateException(new PersistenceException(new SQLException("busy", state)));

    for (int i = 1; i < ProcessMigration.MAX_TRIES; i++) {
      assertThat(services.<Boolean>asTimer(() -> run.fail(id, instance, deadlock))).isTrue();
    }
    assertThat(progress().failed()).isZero();
    assertThat(services.<Boolean>asTimer(() -> run.fail(id, instance, deadlock))).isFalse();

    assertThat(staying(progress()))
        .containsExactly(new StayingTicket(number.text(), MoveProblem.Reason.AT_WORK, ""));
  }

  @Test
  @Tag("R75")
  @DisplayName("R75: a database that goes away in the middle leaves no ticket behind")
  void databaseThatWentAwayIsNoFaultOfTheTicket() {
    TicketNumber number = file(accounts.boundMember());
    String target = deploy(packaged());
    begin(target, false);
    MigrationRunService run = the(MigrationRunService.class);
    long id = progress().id();
    RunningInstance instance = services.asTimer(() -> run.next(id)).orElseThrow();
    RuntimeException away =
        new IllegalStateException(new PersistenceException(new SQLException("gone", "08006")));

    for (int i = 0; i <= ProcessMigration.MAX_TRIES; i++) {
      assertThat(services.<Boolean>asTimer(() -> run.fail(id, instance, away))).isTrue();
    }
    services.work(WORKER);

    assertThat(progress().failed()).isZero();
    assertThat(version(number)).isEqualTo(target);
  }

  @Test
  @Tag("R48")
  @Tag("R68")
  @DisplayName("R48 R68: no ticket is moved to a version whose file would be refused today")
  void nothingMovesToAModelWithErrors() {
    TicketNumber number = file(accounts.boundMember());
    String target =
        deploy(
            packaged()
                .replace("${replyDeadline}", "PT1S")
                .replace("${reviewDeadline}", "PT1S")
                .replace(
                    "name=\"Review overdue\" cancelActivity=\"false\"", "name=\"Review overdue\""));

    assertThat(begin(target, false)).isEqualTo(MigrationResult.TARGET_HAS_ERRORS);

    services.work(WORKER);
    assertThat(version(number)).isEqualTo(source);
    assertThat(audit.of(owner))
        .filteredOn(entry -> entry.action() == AuditAction.PROCESS_MIGRATION_STARTED)
        .singleElement()
        .satisfies(entry -> assertThat(entry.result()).isEqualTo(AuditResult.FAILURE))
        .satisfies(entry -> assertThat(entry.detail()).contains("TARGET_HAS_ERRORS"));
  }

  @Test
  @DisplayName(
      "A refusal of the engine that names no step leaves the ticket, and the worker goes on")
  void refusalOfTheWholeProcessIsListed() {
    TicketNumber number = file(accounts.boundMember());
    String target = deploy(packaged());
    begin(target, false);
    MigrationRunService run = the(MigrationRunService.class);
    long id = progress().id();
    RunningInstance instance = services.asTimer(() -> run.next(id)).orElseThrow();

    boolean later = services.asTimer(() -> run.fail(id, instance, refusalOf(source)));

    assertThat(later).isFalse();
    assertThat(staying(progress()))
        .containsExactly(new StayingTicket(number.text(), MoveProblem.Reason.REFUSED, ""));
  }

  @Test
  @Tag("R59")
  @DisplayName("R59: the audit log has beginning, stop and end with author, note and file hashes")
  void everyStepIsInTheAuditLog() {
    file(accounts.boundMember());
    String target = deploy(withReminder(packaged()));
    begin(target, false);
    long id = progress().id();
    signedIn(owner).does(() -> the(MigrationService.class).stop(id));
    begin(target, true);

    services.work(WORKER);

    assertThat(audit.of(owner))
        .filteredOn(entry -> entry.action().name().startsWith("PROCESS_MIGRATION"))
        .extracting(AuditTrail.Entry::action)
        .containsExactly(
            AuditAction.PROCESS_MIGRATION_STARTED,
            AuditAction.PROCESS_MIGRATION_STOPPED,
            AuditAction.PROCESS_MIGRATION_STARTED,
            AuditAction.PROCESS_MIGRATION_ENDED);
    assertThat(audit.of(owner))
        .filteredOn(entry -> entry.action().name().startsWith("PROCESS_MIGRATION"))
        .allSatisfy(
            entry ->
                assertThat(entry.detail())
                    .startsWith("mfa-unbind ")
                    .contains(hash(packaged()), " -> ", hash(withReminder(packaged())))
                    .endsWith(NOTE.text()));
  }

  private static String hash(String file) {
    return FileHash.of(file.getBytes(StandardCharsets.UTF_8));
  }

  private String ended() {
    return audit.of(owner).stream()
        .filter(entry -> entry.action() == AuditAction.PROCESS_MIGRATION_ENDED)
        .reduce((first, last) -> last)
        .orElseThrow()
        .detail();
  }

  @Test
  @Tag("R62")
  @DisplayName(
      "R62 Moving needs a fresh code; a refusal is in the audit log, and of which versions")
  void movingNeedsAFreshCode() {
    file(accounts.boundMember());
    String target = deploy(packaged());
    Visitor late = signedIn(owner);
    clock.moveBy(Duration.ofMinutes(6));

    assertThat(begin(late, target, false)).isEqualTo(MigrationResult.NEEDS_CODE);

    assertThat(
            sql.rows(
                "select detail from audit_entry where action = ? and actor_id = ?",
                "PROCESS_MIGRATION_STARTED",
                owner.id()))
        .singleElement()
        .satisfies(
            row ->
                assertThat((String) row.get("detail"))
                    .matches("mfa-unbind \\d+ -> mfa-unbind \\d+, NEEDS_CODE: .+")
                    .endsWith(NOTE.text()));
  }

  @Test
  @DisplayName("Nobody but a process owner plans, begins or stops")
  void othersAreRefused() {
    MigrationService service = the(MigrationService.class);
    String target = deploy(packaged());

    for (PlatformRole role : PlatformRole.values()) {
      if (role != PlatformRole.PROCESS_OWNER) {
        Visitor other = atDesk(accounts.bind(accounts.memberWith(role)));
        assertThatThrownBy(() -> other.does(() -> service.plan(source, target)))
            .isInstanceOf(EJBAccessException.class);
        assertThatThrownBy(() -> begin(other, target, false))
            .isInstanceOf(EJBAccessException.class);
        assertThatThrownBy(() -> other.does(() -> service.stop(1)))
            .isInstanceOf(EJBAccessException.class);
      }
    }
  }

  /** Drafts before and after the code, reviews, questions, second reviews, waits, failed steps. */
  private Map<TicketNumber, List<String>> ticketsInAllPlaces() {
    Set<TicketNumber> numbers = new HashSet<>();
    Visitor agent = agent();
    for (int i = 0; i < TICKETS; i++) {
      numbers.add(ticketAt(i % 8, agent));
    }
    return numbers.stream()
        .collect(Collectors.toMap(number -> number, number -> jobs.waitingAt(number.text())));
  }

  private TicketNumber ticketAt(int place, Visitor agent) {
    TestAccount account = accounts.boundMember();
    if (place < 2) {
      form().request(account, TestAccount.PASSWORD);
      TicketNumber draft = new TicketNumber(draftOf(account));
      if (place == 1) {
        jobs.run(draft.text());
      }
      return draft;
    }
    TicketNumber number = file(account);
    switch (place) {
      case 2 -> takeAndDecide(agent, number, question());
      case 3 -> approve(agent, number, NO_EVIDENCE);
      case 4 -> approve(agent, number);
      case 5 -> {
        take(agent, number);
        decide(agent, number, approval(COMPLETE));
      }
      default -> {}
    }
    return number;
  }

  private void assertMirrored(TicketNumber number) {
    Map<String, Object> row = row(number);
    List<?> tasks =
        sql.rows(
            "select ID_ from ACT_RU_TASK where PROC_INST_ID_ in"
                + " (select PROC_INST_ID_ from ACT_RU_EXECUTION where BUSINESS_KEY_ = ?)",
            number.text());
    assertThat(row.get("task_id") == null).as("%s", row).isEqualTo(tasks.isEmpty());
  }

  private MigrationPlan plan(String target) {
    return signedIn(owner)
        .does(() -> the(MigrationService.class).plan(source, target))
        .orElseThrow();
  }

  private static StepMove step(MigrationPlan plan, String id) {
    return plan.steps().stream().filter(step -> step.step().equals(id)).findFirst().orElseThrow();
  }

  @Test
  @Tag("R68")
  @DisplayName("R68: who lost the role since the gate asked moves nothing")
  void whoIsNoProcessOwnerAnyMoreMovesNothing() {
    file(accounts.boundMember());
    String target = deploy(packaged());

    MigrationResult result =
        signedIn(owner)
            .does(
                () -> {
                  the(PlatformRoleService.class).change(owner.id(), Set.of());
                  return the(MigrationService.class).begin(source, target, false, NOTE);
                });

    assertThat(result).isEqualTo(MigrationResult.NOT_ALLOWED);
    assertThat(sql.number("select count(*) from process_migration where source_id = ?", source))
        .isZero();
    assertThat(
            sql.rows(
                "select * from audit_entry where action = ? and actor_id = ? and result = ?",
                "PROCESS_MIGRATION_STARTED",
                owner.id(),
                "FAILURE"))
        .hasSize(1);
  }

  private MigrationResult begin(String target, boolean restartTimers) {
    return begin(signedIn(owner), target, restartTimers);
  }

  private MigrationResult begin(Visitor visitor, String target, boolean restartTimers) {
    return visitor.does(
        () -> the(MigrationService.class).begin(source, target, restartTimers, NOTE));
  }

  private MigrationProgress progress() {
    return signedIn(owner).does(() -> the(MigrationService.class).newest(source)).orElseThrow();
  }

  private List<StayingTicket> staying(MigrationProgress progress) {
    return signedIn(owner)
        .does(() -> the(MigrationService.class).staying(progress.id(), new ListPage(0, 50)));
  }

  private String version(TicketNumber number) {
    return (String)
        sql.rows("select PROC_DEF_ID_ from ACT_HI_PROCINST where BUSINESS_KEY_ = ?", number.text())
            .getFirst()
            .get("proc_def_id_");
  }

  private long instances(TicketNumber number) {
    return sql.number(
        "select count(*) from ACT_HI_PROCINST where BUSINESS_KEY_ = ?", number.text());
  }

  private Object dueAt(TicketNumber number) {
    return jobs.engine()
        .getManagementService()
        .createJobQuery()
        .activityId("boundaryEvent_reviewOverdue")
        .processInstanceId(
            jobs.engine()
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number.text())
                .singleResult()
                .getId())
        .singleResult()
        .getDuedate()
        .toInstant();
  }

  /** A mail to the reviewers after a day, beside the review. */
  private static String withReminder(String model) {
    return model
        .replace(
            "</bpmndi:BPMNPlane>",
            shape("boundaryEvent_reminder")
                + shape("serviceTask_reminder")
                + shape("endEvent_reminded")
                + edge("sequenceFlow_reminder")
                + edge("sequenceFlow_reminded")
                + "</bpmndi:BPMNPlane>")
        .replace(
            "<bpmn:boundaryEvent id=\"boundaryEvent_reviewOverdue\"",
            """
        <bpmn:boundaryEvent id="boundaryEvent_reminder" name="Remind after a day" cancelActivity="false" attachedToRef="userTask_reviewTicket">
          <bpmn:outgoing>sequenceFlow_reminder</bpmn:outgoing>
          <bpmn:timerEventDefinition id="timerDefinition_reminder"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT24H</bpmn:timeDuration></bpmn:timerEventDefinition>
        </bpmn:boundaryEvent>
        <bpmn:serviceTask id="serviceTask_reminder" name="Mail a reminder" camunda:asyncBefore="true" camunda:delegateExpression="${sendTicketMail}">
          <bpmn:extensionElements><camunda:failedJobRetryTimeCycle>R5/PT1M</camunda:failedJobRetryTimeCycle><camunda:inputOutput><camunda:inputParameter name="mailTemplate">review-reminder</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements>
          <bpmn:incoming>sequenceFlow_reminder</bpmn:incoming>
          <bpmn:outgoing>sequenceFlow_reminded</bpmn:outgoing>
        </bpmn:serviceTask>
        <bpmn:endEvent id="endEvent_reminded" name="Reminded"><bpmn:incoming>sequenceFlow_reminded</bpmn:incoming></bpmn:endEvent>
        <bpmn:sequenceFlow id="sequenceFlow_reminder" sourceRef="boundaryEvent_reminder" targetRef="serviceTask_reminder" />
        <bpmn:sequenceFlow id="sequenceFlow_reminded" sourceRef="serviceTask_reminder" targetRef="endEvent_reminded" />
        <bpmn:boundaryEvent id="boundaryEvent_reviewOverdue\"""");
  }

  /** As the engine tells of what is wrong with an instance, and with none of its steps. */
  private static RuntimeException refusalOf(String definition) {
    var report = new MigratingProcessInstanceValidationReportImpl();
    report.addActivityInstanceReport(new OfTheProcess(definition));
    return new MigratingProcessInstanceValidationException("refused", report);
  }

  private record OfTheProcess(String getSourceScopeId)
      implements MigratingActivityInstanceValidationReport {

    @Override
    public String getActivityInstanceId() {
      return getSourceScopeId;
    }

    @Override
    public MigrationInstruction getMigrationInstruction() {
      return null;
    }

    @Override
    public boolean hasFailures() {
      return true;
    }

    @Override
    public List<String> getFailures() {
      return List.of("refused");
    }
  }

  private static String shape(String id) {
    return "<bpmndi:BPMNShape id=\"shape_%s\" bpmnElement=\"%s\"><dc:Bounds x=\"0\" y=\"0\" width=\"36\" height=\"36\" /></bpmndi:BPMNShape>"
        .formatted(id, id);
  }

  private static String edge(String id) {
    return "<bpmndi:BPMNEdge id=\"edge_%s\" bpmnElement=\"%s\"><di:waypoint x=\"0\" y=\"0\" /><di:waypoint x=\"9\" y=\"0\" /></bpmndi:BPMNEdge>"
        .formatted(id, id);
  }

  private String deploy(String model) {
    var deployed =
        repository().createDeployment().addString("mfa-unbind.bpmn", model).deployWithResult();
    deployments.add(deployed.getId());
    return deployed.getDeployedProcessDefinitions().getFirst().getId();
  }

  private static String packaged() {
    try {
      return Files.readString(MODEL);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RepositoryService repository() {
    return jobs.engine().getRepositoryService();
  }
}
