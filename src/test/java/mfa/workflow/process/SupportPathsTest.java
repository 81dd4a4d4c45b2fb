package mfa.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import mfa.ticket.process.SupportContract;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Plays each path of the packaged {@code support-ticket}; the last test sees that none was
 * forgotten.
 */
@Tag("R48")
class SupportPathsTest extends PackagedPaths {

  private static final ProcessContract CONTRACT = SupportContract.contract();
  private static final String RECEIVED = "sendTicketMail support-received";
  private static final String CLOSED = "sendTicketMail support-closed";

  SupportPathsTest() {
    super(SupportContract.contract(), 21);
  }

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
}
