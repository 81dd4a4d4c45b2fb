package mfa.ticket.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketNumber;
import mfa.ticket.desk.DeskItem;
import mfa.ticket.desk.DeskQueue;
import mfa.ticket.desk.DeskService;
import mfa.ticket.desk.HandlingService;
import mfa.ticket.desk.QueuePage;
import mfa.ticket.desk.ReviewService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("R57")
@DisplayName(
    "R57: wherever an open ticket is, also after a failed step, somebody or something leads it on")
class StrandedTicketTest extends WithSupportTickets {

  /** Longer than any deadline of the processes. */
  private static final Duration EVERY_TIMER = Duration.ofDays(8);

  private Visitor agent;

  /** What brings a ticket of a workspace to a place; no job has run since the last move. */
  enum SupportPlace {
    FILED((test, number) -> {}),
    TAKEN(
        (test, number) -> {
          test.settle(number);
          test.take(test.agent, number);
        }),
    OVERDUE(
        (test, number) -> {
          test.settle(number);
          test.clock.moveBy(Duration.ofDays(4));
        }),
    REPLIED(
        (test, number) -> {
          test.settle(number);
          test.replyOfAgent(number);
        }),
    ANSWERED(
        (test, number) -> {
          test.replyAs(test.agent, number);
          test.member.does(() -> test.support().reply(number, REPLY, List.of()));
        }),
    REPLIED_AGAIN(
        (test, number) -> {
          test.replyAs(test.agent, number);
          test.replyAsMember(test.member, number);
          test.replyOfAgent(number);
        }),
    RESTARTED(
        (test, number) -> {
          test.settle(number);
          test.withdrawSupport(number);
          test.restart(number);
          test.alignProcesses();
        });

    private final BiConsumer<StrandedTicketTest, TicketNumber> way;

    SupportPlace(BiConsumer<StrandedTicketTest, TicketNumber> way) {
      this.way = way;
    }
  }

  /** The same of an unbind ticket. */
  enum UnbindPlace {
    TAKEN((test, number) -> test.take(test.agent, number)),
    OVERDUE((test, number) -> test.clock.moveBy(Duration.ofDays(3))),
    ASKED(
        (test, number) -> {
          test.take(test.agent, number);
          test.decide(test.agent, number, question());
        }),
    ANSWERED(
        (test, number) -> {
          ASKED.way.accept(test, number);
          test.reply(number);
        }),
    APPROVED(
        (test, number) -> {
          test.take(test.agent, number);
          test.decide(test.agent, number, approval(COMPLETE));
        }),
    WAITED(
        (test, number) -> {
          test.approve(test.agent, number);
          test.clock.moveBy(Duration.ofHours(24));
        }),
    REJECTED(
        (test, number) -> {
          test.take(test.agent, number);
          test.decide(test.agent, number, rejection());
        }),
    STOPPED(
        (test, number) ->
            test.supervisor()
                .does(
                    () -> test.the(ReviewService.class).stop(number, new MessageBody("Strange."))));

    private final BiConsumer<StrandedTicketTest, TicketNumber> way;

    UnbindPlace(BiConsumer<StrandedTicketTest, TicketNumber> way) {
      this.way = way;
    }
  }

  @ParameterizedTest
  @EnumSource
  void supportTicketIsLedOn(SupportPlace place) {
    agent = agent();
    SupportFilingResult filed = member.does(() -> support().file(request()));
    TicketNumber number = ((SupportFilingResult.Filed) filed).number();

    place.way.accept(this, number);

    assertLedOn(number);
  }

  @ParameterizedTest
  @Tag("thorough")
  @EnumSource
  void unbindTicketIsLedOn(UnbindPlace place) {
    agent = agent();
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);

    place.way.accept(this, number);

    assertLedOn(number);
  }

  /**
   * Lets each step that comes now fail for good, and then tries it again from the desk; where none
   * comes now, those that a timer brings.
   */
  private void assertLedOn(TicketNumber number) {
    assertHeld(number);
    if (!jobs.isDue(number.text())) {
      clock.moveBy(EVERY_TIMER);
    }
    assertThat(jobs.isDue(number.text())).as("a step of " + number).isTrue();
    Visitor desk = agent();
    while (jobs.isDue(number.text())) {
      jobs.fail(number.text(), new IllegalStateException("It broke."));

      assertHeld(number);
      assertThat(incidents(desk)).as("at the desk").contains(number);
      desk.does(() -> the(ReviewService.class).retry(number));
      jobs.runNext(number.text());
      assertHeld(number);
    }
  }

  private void assertHeld(TicketNumber number) {
    if (sql.number(
            "select count(*) from ticket where ticket_number = ? and closed_at is null",
            number.text())
        == 1) {
      assertThat(jobs.holds(number.text())).as("what leads on " + number).isNotEmpty();
    }
  }

  private List<TicketNumber> incidents(Visitor desk) {
    return desk
        .does(() -> the(DeskService.class).page(new QueuePage(DeskQueue.INCIDENTS, 0, 500)))
        .stream()
        .filter(DeskItem::incident)
        .map(DeskItem::number)
        .toList();
  }

  private void replyOfAgent(TicketNumber number) {
    agent.does(
        () -> the(HandlingService.class).reply(number, Integer.MAX_VALUE, ANSWER, List.of()));
  }

  @Test
  @Tag("R77")
  @DisplayName("R77: a ticket that is over stays so, though its model asks the desk once more")
  void ticketThatIsOverComesBackToNoDesk() throws IOException {
    String asking =
        closingLater()
            .replaceAll(
                "(?s)<bpmn:endEvent id=\"endEvent_withdrawn\"(.*?)</bpmn:endEvent>",
                "<bpmn:userTask id=\"endEvent_withdrawn\" camunda:formKey=\"ticket-handling\""
                    + " camunda:candidateGroups=\"agents\"$1</bpmn:userTask>");
    on(
        asking,
        () -> {
          TicketNumber number = fileSupport();
          withdrawSupport(number);
          settle(number);

          assertThat(jobs.waitingAt(number.text())).containsExactly("endEvent_withdrawn");
          assertThat(row(number))
              .containsEntry("status", "CANCELED")
              .containsEntry("task_id", null);
        });
  }

  @Test
  @Tag("R77")
  @DisplayName("R77: a restarted ticket is not withdrawn by what its model did not come to before")
  void restartedTicketIsNotClosedByItsFormerProcess() throws IOException {
    on(
        closingLater(),
        () -> {
          TicketNumber number = fileSupport();
          withdrawSupport(number);
          restart(number);

          settle(number);

          assertThat(row(number)).containsEntry("status", "WAITING_FOR_ASSIGNMENT");
          assertThat(jobs.openTasks(number.text())).isOne();
        });
  }

  /** The packaged model, closing a withdrawn ticket by a job of its own. */
  private static String closingLater() throws IOException {
    return Files.readString(Path.of("bpmn", "support-ticket.bpmn"))
        .replace(
            "<bpmn:serviceTask id=\"serviceTask_closeWithdrawn\"",
            "<bpmn:serviceTask id=\"serviceTask_closeWithdrawn\" camunda:asyncBefore=\"true\"");
  }

  private void on(String model, Runnable story) {
    RepositoryService repository = jobs.engine().getRepositoryService();
    String deployment =
        repository.createDeployment().addString("support-ticket.bpmn", model).deploy().getId();
    try {
      story.run();
    } finally {
      repository.deleteDeployment(deployment, true);
    }
  }
}
