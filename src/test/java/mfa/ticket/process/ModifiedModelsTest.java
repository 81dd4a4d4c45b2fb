package mfa.ticket.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.mail.MailTemplate;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.MessageBody;
import mfa.ticket.Outcome;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import mfa.ticket.desk.DeskResult;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The real model, redrawn past the validator to break the floor: no reset before its time, and a
 * way on from every refusal.
 */
@Tag("R48")
@Tag("R77")
@DisplayName("R48: what a model cannot do, whatever it draws")
class ModifiedModelsTest extends WithTickets {

  private static final Duration MINIMUM_WAIT = Duration.ofHours(1);

  private String deployment;

  @AfterEach
  void leaveTheRealModel() {
    if (deployment != null) {
      repository().deleteDeployment(deployment, true);
    }
  }

  @ParameterizedTest(name = "R48 R77 {0}")
  @EnumSource
  @DisplayName("R48 R77 It resets nothing, and a person, a timer or an end leads on")
  void modifiedModelResetsNothingAndIsLedOn(ModifiedModel model) {
    deploy(model);
    TestAccount account = accounts.boundMember();
    TicketNumber number = play(model, account);
    assertRefused(account, model.obstacle);

    continueTo();

    assertNotStuck(number, model.obstacle);
    assertThat(jobs.incidents(number.text())).isEmpty();
    for (int i = 0; i < 5 && jobs.isRunning(number.text()); i++) {
      decideWhatWaits(number);
      pass(LONG_WAIT, number);
      continueTo();
      run(number);
    }
    assertThat(outcome(number)).isEqualTo(model.end.name());
    assertThat(jobs.isRunning(number.text())).isFalse();
    assertThat(row(number)).containsEntry("reset_refused", null);
    assertThat(isReset(account)).isEqualTo(model.end == Outcome.RESET);
  }

  private void assertRefused(TestAccount account, ResetObstacle obstacle) {
    assertThat(isBound(account)).isTrue();
    assertThat(audit.of(account))
        .filteredOn(entry -> entry.action() == AuditAction.RESET_REFUSED)
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(entry.detail()).endsWith(obstacle.name()));
    assertThat(audit.count(account, AuditAction.MFA_RESET, AuditResult.SUCCESS)).isZero();
  }

  @ParameterizedTest(name = "R48 R68 {0}")
  @Tag("thorough")
  @EnumSource
  @Tag("R68")
  @DisplayName("R48 R68 Whichever way a model comes: it is refused, or resets nothing")
  void modifiedModelComesInByNoWay(WayIn way) {
    for (ModifiedModel model : ModifiedModel.values()) {
      List<Finding> refused = way.open(services).apply(model.file().getBytes(UTF_8));
      if (refused.isEmpty()) {
        TestAccount account = accounts.boundMember();

        play(model, account);

        assertThat(isBound(account)).as(model.name()).isTrue();
        assertThat(audit.count(account, AuditAction.MFA_RESET, AuditResult.SUCCESS)).isZero();
      } else {
        assertThat(refused).as(model.name()).anyMatch(Finding::error);
      }
    }
    assertThat(WayIn.PAGE.open(services).apply(ModifiedModel.packaged().getBytes(UTF_8))).isEmpty();
  }

  @Test
  @DisplayName("R77 Every condition of the reset is among these models")
  void everyObstacleIsWalked() {
    assertThat(Arrays.stream(ModifiedModel.values()).map(model -> model.obstacle))
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
    deploy(ModifiedModel.NO_SECOND_REVIEW);
    TestAccount account = accounts.boundMember();
    play(ModifiedModel.NO_SECOND_REVIEW, account);

    continueTo();
    continueTo();

    assertThat(mails.count(account, MailTemplate.TICKET_REVIEWED_AGAIN)).isOne();
  }

  @Test
  @Tag("R53")
  @DisplayName(
      "R53 A model that does not wait waits the minimum, from the acceptance of the notice")
  void minimumWaitRunsFromTheAcceptance() {
    deploy(ModifiedModel.NO_WAIT);
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
    deploy(ModifiedModel.TOLD_BEFORE_THE_APPROVAL);
    TestAccount account = accounts.boundMember();
    TicketNumber number = play(ModifiedModel.TOLD_BEFORE_THE_APPROVAL, account);
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
  @DisplayName("R77 A model that waits first, and then for the notice that came long ago, goes on")
  void noticeOfLongAgoIsPassedOn() {
    deploy(
        ModifiedModel.packagedWith(
            List.of(
                ModifiedModel.target(
                    "sequenceFlow_mailApproved_to_noticeDelivered", "catchEvent_waitingPeriodOver"),
                ModifiedModel.target(
                    "sequenceFlow_waitingPeriodOver_to_resetAuthenticators",
                    "catchEvent_noticeDelivered"),
                ModifiedModel.target(
                    "sequenceFlow_noticeDelivered_to_waitingPeriodOver",
                    ModifiedModel.Change.RESET))));
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);
    approve(agent(), number);
    pass(WAIT, number);
    assertThat(jobs.waitingAt(number.text())).containsExactly("catchEvent_noticeDelivered");

    continueTo();
    run(number);

    assertThat(isReset(account)).isTrue();
    assertThat(outcome(number)).isEqualTo("RESET");
  }

  @Test
  @Tag("R52")
  @DisplayName("R52 A question is not asked where the model would take it for a rejection")
  void questionIsNoRejection() {
    deploy(
        ModifiedModel.packagedWith(List.of(new ModifiedModel.Change("#x27;ask&", "#x27;reject&"))));
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);
    Visitor agent = agent();
    take(agent, number);

    DeskResult result = decide(agent, number, question());

    assertThat(result).isEqualTo(DeskResult.NO_QUESTIONS);
    assertThat(outcome(number)).isNull();
    assertThat(mails.count(account, MailTemplate.TICKET_REPLY)).isZero();
    assertThat(jobs.waitingAt(number.text())).containsExactly("userTask_reviewTicket");
  }

  @ParameterizedTest
  @ValueSource(strings = {"== &#x27;reject&", "!= &#x27;ask&", "== &quot;reject&"})
  @Tag("R52")
  @DisplayName(
      "R52 A question is asked where the model leads to the requester, however it is drawn")
  void questionIsAskedHoweverItIsDrawn(String rejected) {
    deploy(
        ModifiedModel.packagedWith(
            List.of(
                new ModifiedModel.Change(
                    "== &#x27;ask&#x27;",
                    rejected + (rejected.contains("quot") ? "quot;" : "#x27;")),
                ModifiedModel.target(
                    "sequenceFlow_reviewDecision_to_awaitReply", "serviceTask_mailRejected"),
                ModifiedModel.target(
                    "sequenceFlow_reviewDecision_to_mailRejected",
                    "eventBasedGateway_awaitReply"))));
    TicketNumber number = file(accounts.boundMember());
    Visitor agent = agent();
    take(agent, number);

    DeskResult result = decide(agent, number, question());

    assertThat(result).isEqualTo(DeskResult.DONE);
    assertThat(row(number)).containsEntry("status", "FEEDBACK_PROVIDED");
  }

  @Test
  @Tag("R54")
  @DisplayName("R54 A model that resets twice resets once")
  void secondResetDoesNothing() {
    deploy(ModifiedModel.packagedWith(List.of(ModifiedModel.delegate("serviceTask_mailDone"))));
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);

    approve(agent(), number);
    pass(WAIT, number);

    assertThat(isReset(account)).isTrue();
    assertThat(audit.count(account, AuditAction.MFA_RESET, AuditResult.SUCCESS)).isOne();
    assertThat(outcome(number)).isEqualTo("RESET");
  }

  @Test
  @DisplayName("R48 A way by the decision before any review is the default one, and nobody fails")
  void decisionThatNobodyHasMadeYetLeadsTheDefaultWay() {
    deploy(
        ModifiedModel.packagedWith(
            List.of(
                ModifiedModel.early("unbindRequested", "sendVerificationCode", "requestExpired"),
                ModifiedModel.early("emailVerified", "mailFiled", "requestRejected"),
                ModifiedModel.early("ownerObjected", "mailOwnerObjected", "ownerObjected"))));
    TestAccount account = accounts.boundMember();

    TicketNumber number = file(account);

    assertThat(jobs.waitingAt(number.text())).containsExactly("userTask_reviewTicket");
    assertThat(dispute(number)).isTrue();
    run(number);
    assertThat(outcome(number)).isEqualTo("OBJECTED");
  }

  @ParameterizedTest
  @EnumSource(
      value = ModifiedModel.Act.class,
      names = {"DISPUTE", "BE_STOPPED", "WITHDRAW"})
  @DisplayName("R77 A model that puts a ticket to the desk which is over keeps it from nothing")
  void ticketThatIsOverEndsThoughItsModelAsksForSomebody(ModifiedModel.Act over) {
    deploy(ModifiedModel.packagedWith(List.of(ModifiedModel.userTask(over))));
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);
    play(over, account);
    assertThat(row(number)).containsEntry("closed_at", null);

    continueTo();

    assertThat(outcome(number))
        .isEqualTo(
            switch (over) {
              case DISPUTE -> "OBJECTED";
              case BE_STOPPED -> "STOPPED";
              default -> "CANCELED";
            });
    assertThat(jobs.isRunning(number.text())).isFalse();
    clock.moveBy(Duration.ofDays(1));
    assertThat(file(account)).isNotEqualTo(number);
  }

  /** All that people do with the ticket of this account, up to where the model fails. */
  private TicketNumber play(ModifiedModel model, TestAccount account) {
    model.acts.forEach(act -> play(act, account));
    return the(account);
  }

  private void play(ModifiedModel.Act act, TestAccount account) {
    switch (act) {
      case REQUEST -> {
        form().request(account, TestAccount.PASSWORD);
        jobs.run(draftOf(account));
      }
      case FILE -> file(account);
      case APPROVE -> approve(agent(), the(account));
      case APPROVE_AS_SUPERVISOR -> approve(supervisor(), the(account));
      case APPROVE_WITHOUT_EVIDENCE -> approve(agent(), the(account), NO_EVIDENCE);
      case REJECT -> takeAndDecide(agent(), the(account), rejection());
      case WITHDRAW -> {
        withdraw(the(account));
        run(the(account));
      }
      case DISPUTE -> {
        dispute(the(account));
        run(the(account));
      }
      case BE_STOPPED -> {
        stop(the(account));
        run(the(account));
      }
      case BE_DISABLED -> accounts.disable(account);
      case WAIT_HALFWAY -> pass(Duration.ofHours(2), the(account));
      case WAIT -> pass(WAIT, the(account));
      case WAIT_LONG -> pass(LONG_WAIT, the(account));
    }
  }

  private TicketNumber the(TestAccount account) {
    return new TicketNumber(
        (String) sql.single("select ticket_number from ticket where account_id = ?", account.id()));
  }

  private void stop(TicketNumber number) {
    supervisor()
        .does(
            () ->
                the(ReviewService.class).stop(number, new MessageBody("Something is not right.")));
  }

  private void deploy(ModifiedModel model) {
    if (!model.changes.isEmpty()) {
      deploy(model.file());
    }
  }

  private void deploy(String model) {
    deployment =
        repository().createDeployment().addString("mfa-unbind.bpmn", model).deploy().getId();
  }

  private RepositoryService repository() {
    return jobs.engine().getRepositoryService();
  }
}
