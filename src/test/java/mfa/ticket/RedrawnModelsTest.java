package mfa.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BiConsumer;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.support.TestAccount;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real model, redrawn past the validator to break the floor: an incident, and no reset. */
@Tag("R48")
@DisplayName("R48: what a model cannot do, whatever it draws")
class RedrawnModelsTest extends WithTickets {

  private static final Path MODEL = Path.of("bpmn", "mfa-unbind.bpmn");
  private static final String RESET = "serviceTask_resetAuthenticators";

  private String deployment;

  /** A model with one line drawn elsewhere, or one task that does another thing. */
  enum Redrawn {
    RESET_INSTEAD_OF_THE_CODE(
        target("sequenceFlow_unbindRequested_to_sendVerificationCode", RESET),
        ResetObstacle.NOT_OPEN,
        (test, account) -> test.runDraft(account)),
    RESET_INSTEAD_OF_THE_REVIEW(
        target("sequenceFlow_mailFiled_to_reviewTicket", RESET),
        ResetObstacle.NOTICES_MISSING,
        (test, account) -> test.file(account)),
    APPROVED_BY_NOBODY(
        target("sequenceFlow_mailFiled_to_reviewTicket", "serviceTask_mailApproved"),
        ResetObstacle.NOT_APPROVED,
        (test, account) -> test.pass(LONG_WAIT, test.file(account))),
    REJECTED_GOES_ON_AS_APPROVED(
        target("sequenceFlow_reviewDecision_to_mailRejected", "serviceTask_mailApproved"),
        ResetObstacle.REJECTED,
        (test, account) -> {
          TicketNumber number = test.file(account);
          test.takeAndDecide(test.agent(), number, rejection());
          test.pass(LONG_WAIT, number);
        }),
    NO_SECOND_REVIEW(
        target("sequenceFlow_heightened_to_secondReview", "serviceTask_mailApproved"),
        ResetObstacle.NOT_APPROVED_TWICE,
        (test, account) -> {
          TicketNumber number = test.file(account);
          test.approve(test.agent(), number, NO_EVIDENCE);
          test.pass(LONG_WAIT, number);
        }),
    NOBODY_TOLD_OF_THE_FILING(
        target("sequenceFlow_emailVerified_to_mailFiled", "userTask_reviewTicket"),
        ResetObstacle.NOTICES_MISSING,
        (test, account) -> {
          TicketNumber number = test.file(account);
          test.approve(test.agent(), number);
          test.pass(WAIT, number);
        }),
    NOBODY_TOLD_OF_THE_APPROVAL(
        target("sequenceFlow_heightened_to_mailApproved", RESET),
        ResetObstacle.NOTICES_MISSING,
        (test, account) -> test.approve(test.agent(), test.file(account))),
    NO_WAIT(
        target("sequenceFlow_noticeDelivered_to_waitingPeriodOver", RESET),
        ResetObstacle.WAIT_NOT_OVER,
        (test, account) -> test.approve(test.agent(), test.file(account))),
    RESET_WHEN_WITHDRAWN(
        delegate("serviceTask_closeWithdrawn"),
        ResetObstacle.CALLED_OFF,
        (test, account) -> {
          TicketNumber number = test.waiting(account);
          test.withdraw(number);
          test.run(number);
        }),
    RESET_WHEN_OBJECTED(
        delegate("serviceTask_mailOwnerObjected"),
        ResetObstacle.CALLED_OFF,
        (test, account) -> {
          TicketNumber number = test.waiting(account);
          test.object(number);
          test.run(number);
        }),
    RESET_WHEN_STOPPED(
        delegate("serviceTask_mailStopped"),
        ResetObstacle.CALLED_OFF,
        (test, account) -> {
          TicketNumber number = test.waiting(account);
          test.stop(number);
          test.run(number);
        });

    private final String[] change;
    private final ResetObstacle obstacle;
    private final BiConsumer<RedrawnModelsTest, TestAccount> way;

    Redrawn(
        String[] change, ResetObstacle obstacle, BiConsumer<RedrawnModelsTest, TestAccount> way) {
      this.change = change;
      this.obstacle = obstacle;
      this.way = way;
    }

    /** What is looked for, up to what is replaced, and what replaces it. */
    private static String[] target(String flow, String elsewhere) {
      return new String[] {"(id=\"" + flow + "\"[^>]*targetRef=\")[^\"]*", "$1" + elsewhere};
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
    deploy(redrawn.change);
    TestAccount account = accounts.boundMember();

    redrawn.way.accept(this, account);

    assertThat(isBound(account)).isTrue();
    assertThat(audit.of(account))
        .filteredOn(entry -> entry.action() == AuditAction.RESET_REFUSED)
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(entry.detail()).endsWith(redrawn.obstacle.name()));
    assertThat(audit.count(account, AuditAction.MFA_RESET, AuditResult.SUCCESS)).isZero();
  }

  @Test
  @Tag("R54")
  @DisplayName("R54 A model that resets twice resets once")
  void secondResetIsRefused() {
    deploy(Redrawn.delegate("serviceTask_mailDone"));
    TestAccount account = accounts.boundMember();

    run(waiting(account));
    TicketNumber number = the(account);
    pass(WAIT, number);

    assertThat(isReset(account)).isTrue();
    assertThat(audit.count(account, AuditAction.MFA_RESET, AuditResult.SUCCESS)).isOne();
    assertThat(audit.count(account, AuditAction.RESET_REFUSED, AuditResult.FAILURE)).isPositive();
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
        .does(() -> the(ReviewService.class).stop(number, new Text("Something is not right.")));
  }

  private void deploy(String[] change) {
    String model;
    try {
      model = Files.readString(MODEL);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String redrawn = model.replaceFirst(change[0], change[1]);
    assertThat(redrawn).isNotEqualTo(model);
    deployment =
        repository().createDeployment().addString("mfa-unbind.bpmn", redrawn).deploy().getId();
  }

  private RepositoryService repository() {
    return jobs.engine().getRepositoryService();
  }
}
