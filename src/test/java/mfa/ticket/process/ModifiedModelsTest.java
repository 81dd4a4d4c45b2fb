package mfa.ticket.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.mail.MailTemplate;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.MessageBody;
import mfa.ticket.Outcome;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import mfa.ticket.desk.ReviewService;
import mfa.ticket.unbind.ResetObstacle;
import mfa.workflow.WayIn;
import mfa.workflow.process.Finding;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The real model, redrawn past the validator to break the floor: no reset before its time, and a
 * way on from every refusal.
 */
@Tag("R48")
@Tag("R77")
@DisplayName("R48: what a model cannot do, whatever it draws")
class ModifiedModelsTest extends WithTickets {

  private static final Path MODEL = Path.of("bpmn", "mfa-unbind.bpmn");
  private static final String RESET = "serviceTask_resetAuthenticators";
  private static final Duration MINIMUM_WAIT = Duration.ofHours(1);

  private String deployment;

  /** A model with lines drawn elsewhere, or tasks that do another thing; where it is refused. */
  enum Redrawn {
    RESET_INSTEAD_OF_THE_CODE(
        ResetObstacle.NOT_VERIFIED,
        Outcome.EXPIRED,
        (test, account) -> test.runDraft(account),
        target("sequenceFlow_unbindRequested_to_sendVerificationCode", RESET)),
    RESET_INSTEAD_OF_THE_REVIEW(
        ResetObstacle.NOT_APPROVED,
        Outcome.RESET,
        (test, account) -> test.file(account),
        target("sequenceFlow_mailFiled_to_reviewTicket", RESET)),
    APPROVED_BY_NOBODY(
        ResetObstacle.NOT_APPROVED,
        Outcome.RESET,
        (test, account) -> test.pass(LONG_WAIT, test.file(account)),
        target("sequenceFlow_mailFiled_to_reviewTicket", "serviceTask_mailApproved"),
        target("sequenceFlow_mailApproved_to_noticeDelivered", "catchEvent_waitingPeriodOver")),
    REJECTED_GOES_ON_AS_APPROVED(
        ResetObstacle.REJECTED,
        Outcome.REJECTED,
        (test, account) -> {
          TicketNumber number = test.file(account);
          test.takeAndDecide(test.agent(), number, rejection());
          test.pass(LONG_WAIT, number);
        },
        target("sequenceFlow_reviewDecision_to_mailRejected", "serviceTask_mailApproved")),
    NO_SECOND_REVIEW(
        ResetObstacle.NOT_APPROVED_TWICE,
        Outcome.RESET,
        (test, account) -> {
          TicketNumber number = test.file(account);
          test.approve(test.agent(), number, NO_EVIDENCE);
          test.pass(LONG_WAIT, number);
        },
        target("sequenceFlow_heightened_to_secondReview", "serviceTask_mailApproved")),
    NO_SECOND_REVIEW_AT_ALL(
        ResetObstacle.NOT_APPROVED_TWICE,
        Outcome.RESET,
        (test, account) -> {
          TicketNumber number = test.file(account);
          test.approve(test.agent(), number, NO_EVIDENCE);
          test.pass(LONG_WAIT, number);
        },
        target("sequenceFlow_heightened_to_secondReview", "serviceTask_mailApproved"),
        text("ticket-second-review", "ticket-review"),
        text("secondReviewGroup", "reviewGroup")),
    FIRST_REVIEW_BY_SUPERVISORS(
        ResetObstacle.NOT_APPROVED,
        Outcome.RESET,
        (test, account) -> {
          TicketNumber number = test.file(account);
          test.approve(test.supervisor(), number);
          test.pass(LONG_WAIT, number);
        },
        text("reviewGroup", "secondReviewGroup")),
    NOBODY_TOLD_OF_THE_FILING(
        ResetObstacle.NOTICES_MISSING,
        Outcome.RESET,
        (test, account) -> {
          TicketNumber number = test.file(account);
          test.approve(test.agent(), number);
          test.pass(WAIT, number);
        },
        target("sequenceFlow_emailVerified_to_mailFiled", "userTask_reviewTicket")),
    NOBODY_TOLD_OF_THE_APPROVAL(
        ResetObstacle.NOTICES_MISSING,
        Outcome.RESET,
        (test, account) -> test.approve(test.agent(), test.file(account)),
        target("sequenceFlow_heightened_to_mailApproved", RESET)),
    TOLD_BEFORE_THE_APPROVAL(
        ResetObstacle.NOTICES_MISSING,
        Outcome.RESET,
        (test, account) -> {
          TicketNumber number = test.file(account);
          test.pass(LONG_WAIT, number);
          test.approve(test.agent(), number);
        },
        target("sequenceFlow_mailFiled_to_reviewTicket", "serviceTask_mailApproved"),
        target("sequenceFlow_mailApproved_to_noticeDelivered", "userTask_reviewTicket"),
        target("sequenceFlow_heightened_to_mailApproved", RESET)),
    NO_WAIT(
        ResetObstacle.WAIT_NOT_OVER,
        Outcome.RESET,
        (test, account) -> test.approve(test.agent(), test.file(account)),
        target("sequenceFlow_noticeDelivered_to_waitingPeriodOver", RESET)),
    ACCOUNT_GONE_WITHOUT_A_WORD(
        ResetObstacle.ACCOUNT_INACTIVE,
        Outcome.CANCELED,
        (test, account) -> {
          TicketNumber number = test.waiting(account);
          test.accounts.disable(account);
          test.pass(LONG_WAIT, number);
        }),
    RESET_WHEN_CLOSED(
        ResetObstacle.NOT_OPEN,
        Outcome.REJECTED,
        (test, account) -> test.takeAndDecide(test.agent(), test.file(account), rejection()),
        target("sequenceFlow_closeRejected_to_requestRejected", RESET)),
    RESET_WHEN_WITHDRAWN(
        ResetObstacle.CALLED_OFF,
        Outcome.CANCELED,
        (test, account) -> {
          TicketNumber number = test.waiting(account);
          test.withdraw(number);
          test.run(number);
        },
        delegate("serviceTask_closeWithdrawn")),
    RESET_WHEN_DISPUTED(
        ResetObstacle.CALLED_OFF,
        Outcome.OBJECTED,
        (test, account) -> {
          TicketNumber number = test.waiting(account);
          test.dispute(number);
          test.run(number);
        },
        delegate("serviceTask_mailOwnerObjected")),
    RESET_WHEN_STOPPED(
        ResetObstacle.CALLED_OFF,
        Outcome.STOPPED,
        (test, account) -> {
          TicketNumber number = test.waiting(account);
          test.stop(number);
          test.run(number);
        },
        delegate("serviceTask_mailStopped"));

    private final ResetObstacle obstacle;
    private final Outcome end;
    private final BiConsumer<ModifiedModelsTest, TestAccount> way;
    private final String[][] changes;

    Redrawn(
        ResetObstacle obstacle,
        Outcome end,
        BiConsumer<ModifiedModelsTest, TestAccount> way,
        String[]... changes) {
      this.obstacle = obstacle;
      this.end = end;
      this.way = way;
      this.changes = changes;
    }

    /** What is looked for, up to what is replaced, and what replaces it. */
    private static String[] target(String flow, String elsewhere) {
      return new String[] {"(id=\"" + flow + "\"[^>]*targetRef=\")[^\"]*", "$1" + elsewhere};
    }

    private static String[] text(String text, String other) {
      return new String[] {"\\b" + text + "\\b", other};
    }

    /** The parse listener refuses the input of another delegate, so that goes as well. */
    private static String[] delegate(String task) {
      return new String[] {
        "(?s)(id=\""
            + task
            + "\"[^>]*delegateExpression=\")[^\"]*(\".*?)"
            + "<camunda:inputOutput>.*?</camunda:inputOutput>",
        "$1\\${resetAuthenticators}$2"
      };
    }
  }

  @AfterEach
  void leaveTheRealModel() {
    if (deployment != null) {
      repository().deleteDeployment(deployment, true);
    }
  }

  @ParameterizedTest(name = "R48 {0}")
  @EnumSource
  void redrawnModelResetsNothing(Redrawn redrawn) {
    deploy(redrawn.changes);
    TestAccount account = accounts.boundMember();

    redrawn.way.accept(this, account);

    assertThat(isBound(account)).isTrue();
    assertThat(audit.of(account))
        .filteredOn(entry -> entry.action() == AuditAction.RESET_REFUSED)
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(entry.detail()).endsWith(redrawn.obstacle.name()));
    assertThat(audit.count(account, AuditAction.MFA_RESET, AuditResult.SUCCESS)).isZero();
  }

  static Stream<Arguments> redrawnByEachWay() {
    return Stream.of(WayIn.values())
        .flatMap(way -> Stream.of(Redrawn.values()).map(redrawn -> Arguments.of(way, redrawn)));
  }

  @ParameterizedTest(name = "R48 R68 {0}: {1}")
  @MethodSource("redrawnByEachWay")
  @Tag("R68")
  @DisplayName("R48 R68 Whichever way a model comes: it is refused, or resets nothing")
  void redrawnModelComesInByNoWay(WayIn way, Redrawn redrawn) {
    List<Finding> refused = way.deploy(services, redrawn(redrawn.changes).getBytes(UTF_8));
    try {
      if (refused.isEmpty()) {
        TestAccount account = accounts.boundMember();

        redrawn.way.accept(this, account);

        assertThat(isBound(account)).isTrue();
        assertThat(audit.count(account, AuditAction.MFA_RESET, AuditResult.SUCCESS)).isZero();
      } else {
        assertThat(refused).anyMatch(Finding::error);
      }
    } finally {
      way.deploy(services, packaged().getBytes(UTF_8));
    }
  }

  @ParameterizedTest(name = "R77 {0}")
  @EnumSource
  @DisplayName("R77 From every refusal a person, a timer or an end leads on")
  void everyRefusalLeadsOn(Redrawn redrawn) {
    deploy(redrawn.changes);
    TestAccount account = accounts.boundMember();
    redrawn.way.accept(this, account);
    TicketNumber number = the(account);

    continueTo();

    assertNotStuck(number, redrawn.obstacle);
    assertThat(jobs.incidents(number.text())).isEmpty();
    for (int i = 0; i < 5 && jobs.isRunning(number.text()); i++) {
      decideWhatWaits(number);
      pass(LONG_WAIT, number);
      continueTo();
      run(number);
    }
    assertThat(outcome(number)).isEqualTo(redrawn.end.name());
    assertThat(jobs.isRunning(number.text())).isFalse();
    assertThat(row(number)).containsEntry("reset_refused", null);
    assertThat(isReset(account)).isEqualTo(redrawn.end == Outcome.RESET);
  }

  @Test
  @DisplayName("R77 Every condition of the reset is among these models")
  void everyObstacleIsWalked() {
    assertThat(Arrays.stream(Redrawn.values()).map(redrawn -> redrawn.obstacle))
        .containsAll(EnumSet.allOf(ResetObstacle.class));
  }

  /** A review, a time at which it goes on, a mail on its way, or an end. */
  private void assertNotStuck(TicketNumber number, ResetObstacle obstacle) {
    Map<String, Object> row = row(number);
    switch (obstacle) {
      case NOT_APPROVED, NOT_APPROVED_TWICE -> {
        assertThat(row.get("task_id")).isNotNull();
        assertThat(row.get("waiting_until")).isNull();
        assertThat(row.get("status")).isEqualTo("WAITING_FOR_ASSIGNMENT");
        assertThat(jobs.openTasks(number.text())).isOne();
      }
      case WAIT_NOT_OVER -> assertThat(row.get("waiting_until")).isNotNull();
      case NOTICES_MISSING ->
          assertThat(
                  sql.rows(
                      "select template from outbox_mail where ticket_number = ? and sent_at is null",
                      number.text()))
              .isNotEmpty();
      default -> {
        assertThat(row.get("closed_at")).isNotNull();
        assertThat(jobs.isRunning(number.text())).isFalse();
      }
    }
  }

  private void decideWhatWaits(TicketNumber number) {
    Map<String, Object> row = row(number);
    if (row.get("task_id") != null) {
      Visitor reviewer = "supervisors".equals(row.get("candidate_group")) ? supervisor() : agent();
      approve(reviewer, number);
    }
  }

  @Test
  @DisplayName("R77 The requester is told that an approval is lost, and of the end")
  void requesterIsNotified() {
    deploy(Redrawn.NO_SECOND_REVIEW.changes);
    TestAccount account = accounts.boundMember();
    Redrawn.NO_SECOND_REVIEW.way.accept(this, account);

    continueTo();
    continueTo();

    assertThat(mails.count(account, MailTemplate.TICKET_REVIEWED_AGAIN)).isOne();
  }

  @Test
  @Tag("R53")
  @DisplayName(
      "R53 A model that does not wait waits the minimum, from the acceptance of the notice")
  void minimumWaitRunsFromTheAcceptance() {
    deploy(Redrawn.NO_WAIT.changes);
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);
    Visitor agent = agent();
    take(agent, number);
    decide(agent, number, approval(COMPLETE));
    jobs.run(number.text());
    clock.moveBy(MINIMUM_WAIT.multipliedBy(5));
    jobs.run(number.text());
    continueTo();
    deliver();

    pass(MINIMUM_WAIT.minusSeconds(1), number);
    continueTo();
    run(number);
    assertThat(isBound(account)).isTrue();

    pass(Duration.ofSeconds(1), number);
    continueTo();
    run(number);
    assertThat(isReset(account)).isTrue();
  }

  @Test
  @Tag("R53")
  @DisplayName("R53 R77 A notice before the approval begins no wait: the floor tells, then waits")
  void noticeBeforeTheApprovalDoesNotCount() {
    deploy(Redrawn.TOLD_BEFORE_THE_APPROVAL.changes);
    TestAccount account = accounts.boundMember();
    Redrawn.TOLD_BEFORE_THE_APPROVAL.way.accept(this, account);
    TicketNumber number = the(account);
    assertThat(isBound(account)).isTrue();
    continueTo();
    continueTo();
    assertThat(mails.count(account, MailTemplate.TICKET_APPROVED)).isEqualTo(2);
    deliver();

    pass(MINIMUM_WAIT.minusSeconds(1), number);
    continueTo();
    assertThat(isBound(account)).isTrue();

    pass(Duration.ofSeconds(1), number);
    continueTo();
    run(number);
    assertThat(isReset(account)).isTrue();
  }

  @Test
  @Tag("R54")
  @DisplayName("R54 A model that resets twice resets once")
  void secondResetDoesNothing() {
    deploy(Redrawn.delegate("serviceTask_mailDone"));
    TestAccount account = accounts.boundMember();

    run(waiting(account));
    TicketNumber number = the(account);
    pass(WAIT, number);

    assertThat(isReset(account)).isTrue();
    assertThat(audit.count(account, AuditAction.MFA_RESET, AuditResult.SUCCESS)).isOne();
    assertThat(outcome(number)).isEqualTo("RESET");
  }

  private TicketNumber the(TestAccount account) {
    return new TicketNumber(
        (String) sql.single("select ticket_number from ticket where account_id = ?", account.id()));
  }

  private void runDraft(TestAccount account) {
    form().request(account, TestAccount.PASSWORD);
    jobs.run(draftOf(account));
  }

  /** Approved, told, and waiting. */
  private TicketNumber waiting(TestAccount account) {
    TicketNumber number = file(account);
    approve(agent(), number);
    pass(Duration.ofHours(2), number);
    return number;
  }

  private void stop(TicketNumber number) {
    supervisor()
        .does(
            () ->
                the(ReviewService.class).stop(number, new MessageBody("Something is not right.")));
  }

  private void deploy(String[]... changes) {
    if (changes.length == 0) {
      return;
    }
    deployment =
        repository()
            .createDeployment()
            .addString("mfa-unbind.bpmn", redrawn(changes))
            .deploy()
            .getId();
  }

  private static String redrawn(String[]... changes) {
    String redrawn = packaged();
    for (String[] change : List.of(changes)) {
      String before = redrawn;
      redrawn = redrawn.replaceAll(change[0], change[1]);
      assertThat(redrawn).isNotEqualTo(before);
    }
    return redrawn;
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
