package mfa.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import mfa.ticket.process.SupportContract;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Plays each path of the packaged {@code support-ticket}; the last test sees that none was
 * forgotten.
 */
@Tag("R48")
@TestMethodOrder(OrderAnnotation.class)
class SupportPathsTest {

  private static final ProcessContract CONTRACT = SupportContract.contract();
  private static final String RECEIVED = "sendTicketMail support-received";
  private static final String CLOSED = "sendTicketMail support-closed";
  private static final Set<String> PASSED = new HashSet<>();

  private static InMemoryEngine engine;

  private ProcessSimulation ticket;

  /** Where a ticket can be when its requester ends it. */
  enum Place {
    AT_THE_DESK(ticket -> {}),
    OVERDUE(ticket -> ticket.pass(Duration.ofDays(4))),
    REPLY_AWAITED(ticket -> ticket.handle("reply"));

    private final Consumer<ProcessSimulation> way;

    Place(Consumer<ProcessSimulation> way) {
      this.way = way;
    }
  }

  @BeforeAll
  static void deployThePackagedModel() {
    engine = InMemoryEngine.guardedBy(List.of(CONTRACT));
    new ProcessDeployer(List.of(CONTRACT), new RememberedVersions())
        .deploy(engine.repository(), SupportPathsTest.class.getClassLoader());
  }

  @AfterEach
  void rememberWhatWasPassed() {
    if (ticket != null) {
      PASSED.addAll(ticket.passed());
    }
    ClockUtil.reset();
  }

  @AfterAll
  static void closeTheEngine() {
    engine.close();
  }

  @Test
  void packagedFileHasNothingToBeChanged() {
    assertThat(new ProcessModelValidator(CONTRACT).findings("support-ticket.bpmn", file()))
        .isEmpty();
  }

  @Test
  void agentClosesIt() {
    ticket = ProcessSimulation.ofWorkspace(engine);

    ticket.handle("close");

    assertEnded(RECEIVED, "closeTicket solved", CLOSED);
  }

  @Test
  void replyAndAnswerComeBackToTheSameAgent() {
    ticket = ProcessSimulation.ofWorkspace(engine);
    String before = ticket.task().getAssignee();

    ticket.handle("reply");
    boolean waits = ticket.waitsAt("eventBasedGateway_awaitReply");
    ticket.receive("support.requesterReplied");

    assertThat(before).isNull();
    assertThat(waits).isTrue();
    assertThat(ticket.candidateGroup()).isEqualTo("agents");
    assertThat(ticket.task().getAssignee()).isEqualTo(ProcessSimulation.AGENT);
    ticket.handle("close");
    assertEnded(RECEIVED, "closeTicket solved", CLOSED);
  }

  @Test
  void replyDeadlineClosesIt() {
    ticket = ProcessSimulation.ofWorkspace(engine);

    ticket.handle("reply");
    ticket.pass(ProcessSimulation.REPLY_DEADLINE.minusSeconds(1));
    assertThat(ticket.isOpen()).isTrue();
    ticket.pass(Duration.ofSeconds(1));

    assertEnded(RECEIVED, "closeTicket noReply", CLOSED);
  }

  @Test
  void agentClosesItWhileTheRequesterHasTheTurn() {
    ticket = ProcessSimulation.ofWorkspace(engine);

    ticket.handle("reply");
    ticket.receive("support.solved");

    assertEnded(RECEIVED, "closeTicket solved", CLOSED);
  }

  /** Filed on a Monday at eight; work begins at nine. */
  @Test
  void eightHoursOfWorkAreOverAtFiveAndSupervisorsAreToldOnce() {
    ticket = ProcessSimulation.ofWorkspace(engine);
    Instant due = ticket.task().getDueDate().toInstant();

    ticket.pass(Duration.ofHours(9).minusSeconds(1));
    List<String> before = ticket.steps();
    ticket.pass(Duration.ofSeconds(1));
    ticket.pass(Duration.ofDays(30));

    assertThat(due).isEqualTo("2026-03-02T17:00:00Z");
    assertThat(before).containsExactly(RECEIVED);
    assertThat(ticket.steps()).containsExactly(RECEIVED, "sendTicketMail review-overdue");
    ticket.handle("close");
    assertThat(ticket.leftovers()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  @Tag("R56")
  void withdrawnAt(Place place) {
    assertEndedBy("support.withdrawn", place, "closeTicket canceled");
  }

  @ParameterizedTest
  @EnumSource
  void closedByTheRequesterAt(Place place) {
    assertEndedBy("support.closed", place, "closeTicket closedByRequester");
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void everyNodeOfTheModelWasPassedByTheTestsBefore() {
    Set<String> nodes = new HashSet<>();
    engine
        .repository()
        .getBpmnModelInstance(
            engine.repository().createProcessDefinitionQuery().singleResult().getId())
        .getModelElementsByType(FlowNode.class)
        .forEach(node -> nodes.add(node.getId()));

    assertThat(nodes).hasSizeGreaterThan(20);
    assertThat(PASSED).containsAll(nodes);
  }

  private static byte[] file() {
    try (var file =
        SupportPathsTest.class.getClassLoader().getResourceAsStream("bpmn/support-ticket.bpmn")) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertEndedBy(String message, Place place, String step) {
    ticket = ProcessSimulation.ofWorkspace(engine);
    place.way.accept(ticket);
    List<String> expected = new ArrayList<>(ticket.steps());
    expected.add(step);

    ticket.receive(message);

    assertEnded(expected.toArray(String[]::new));
  }

  /** Mails and outcome as told, in this order, and nothing left of the process. */
  private void assertEnded(String... steps) {
    assertThat(ticket.steps()).containsExactly(steps);
    assertThat(ticket.isOpen()).isFalse();
    assertThat(ticket.leftovers()).isEmpty();
  }
}
