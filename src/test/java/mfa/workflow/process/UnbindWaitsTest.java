package mfa.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the packaged {@code mfa-unbind} does not do, and what it hands to the desk. */
class UnbindWaitsTest {

  private static InMemoryEngine engine;

  private ProcessSimulation ticket;

  @BeforeAll
  static void deployThePackagedModel() {
    engine = InMemoryEngine.guarded();
    new ProcessDeployer(List.of(UnbindModel.CONTRACT), new RememberedVersions())
        .deploy(engine.repository(), UnbindWaitsTest.class.getClassLoader());
  }

  @AfterEach
  void resetTheClock() {
    ClockUtil.reset();
  }

  @AfterAll
  static void closeTheEngine() {
    engine.close();
  }

  @Test
  @Tag("R53")
  void noResetBeforeTheNoticeWasDeliveredAndTheWaitingPeriodIsOver() {
    ticket = ProcessSimulation.filed(engine);
    ticket.review("approve");

    ticket.pass(Duration.ofDays(30));
    assertThat(ticket.waitsAt("catchEvent_noticeDelivered")).isTrue();
    ticket.receive("mfa.noticeDelivered");
    ticket.pass(ProcessSimulation.WAITING_PERIOD.minusSeconds(1));

    assertThat(ticket.waitsAt("catchEvent_waitingPeriodOver")).isTrue();
    assertThat(ticket.steps()).doesNotContain("resetAuthenticators");
  }

  @Test
  void unknownDecisionIsAReject() {
    ticket = ProcessSimulation.filed(engine);

    ticket.review("Approve");

    assertThat(ticket.steps()).endsWith("closeTicket rejected");
    assertThat(ticket.leftovers()).isEmpty();
  }

  @Test
  void reviewIsOfferedToAgentsWithItsDeadline() {
    ticket = ProcessSimulation.filed(engine);

    var due = ClockUtil.getCurrentTime().toInstant().plus(ProcessSimulation.REVIEW_DEADLINE);

    assertThat(ticket.candidateGroup()).isEqualTo("agents");
    assertThat(ticket.task().getAssignee()).isNull();
    assertThat(ticket.task().getDueDate()).isEqualTo(due);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mfa.emailVerified", "mfa.codeRequested", "mfa.noticeDelivered"})
  void messageOutOfOrderMovesNothing(String message) {
    ticket = ProcessSimulation.filed(engine);

    assertThatThrownBy(() -> ticket.receive(message))
        .isInstanceOf(MismatchingMessageCorrelationException.class);

    assertThat(ticket.waitsAt("userTask_reviewTicket")).isTrue();
    assertThat(ticket.steps()).hasSize(2);
  }

  @Test
  @Tag("R17")
  @Tag("R31")
  void processHoldsNoVariableBesideTheContract() {
    ticket = Stage.RESET_DONE.ticket(engine);

    ticket.runJobs();

    Set<String> allowed = new HashSet<>(UnbindModel.CONTRACT.inputs());
    UnbindModel.CONTRACT.variables().forEach(variable -> allowed.add(variable.name()));
    assertThat(allowed).containsAll(ticket.variableNames());
  }
}
