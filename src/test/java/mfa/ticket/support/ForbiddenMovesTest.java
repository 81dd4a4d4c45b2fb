package mfa.ticket.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import mfa.support.Simultaneously;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketStatus;
import mfa.ticket.desk.AssignmentService;
import mfa.ticket.desk.DeskResult;
import mfa.ticket.desk.HandlingGroup;
import mfa.ticket.desk.HandlingService;
import mfa.ticket.desk.ReviewService;
import mfa.ticket.requester.Rating;
import mfa.workspace.WorkspaceRole;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R48")
@DisplayName("R48: a ticket of a workspace moves only as its status and the caller's place allow")
class ForbiddenMovesTest extends WithSupportTickets {

  private static final int STARS = 4;

  /** What members ask for, and in which status it is granted to the requester. */
  private enum Move {
    REPLY(
        TicketStatus.WAITING_FOR_ASSIGNMENT,
        TicketStatus.WAITING_FOR_FEEDBACK,
        TicketStatus.FEEDBACK_PROVIDED),
    WITHDRAW(TicketStatus.WAITING_FOR_ASSIGNMENT),
    RESTART(TicketStatus.CANCELED),
    CLOSE(
        TicketStatus.WAITING_FOR_ASSIGNMENT,
        TicketStatus.WAITING_FOR_FEEDBACK,
        TicketStatus.FEEDBACK_PROVIDED),
    RATE(TicketStatus.CLOSED);

    private final Set<TicketStatus> granted;

    Move(TicketStatus first, TicketStatus... more) {
      granted = EnumSet.of(first, more);
    }
  }

  private static final Set<TicketStatus> STATUSES =
      EnumSet.complementOf(EnumSet.of(TicketStatus.DRAFT));

  @Test
  @DisplayName("R48: each move in each status, for the requester")
  void movesFollowTheStatus() {
    Visitor agent = agent();
    SoftAssertions softly = new SoftAssertions();
    for (TicketStatus status : STATUSES) {
      for (Move move : Move.values()) {
        TicketNumber number = in(status, agent);
        softly
            .assertThat(isDone(member, move, number))
            .as(move + " while " + status)
            .isEqualTo(move.granted.contains(status));
      }
    }
    softly.assertAll();
  }

  @Test
  @DisplayName("R48: what an agent had is withdrawn no more, though nobody has it now")
  void whatAnAgentHadIsNotWithdrawn() {
    Visitor agent = agent();
    TicketNumber taken = fileSupport();
    take(agent, taken);
    release(agent, taken);
    TicketNumber answered = fileSupport();
    replyAs(agent, answered);
    replyAsMember(member, answered);
    release(agent, answered);
    TicketNumber handedOn = fileSupport();
    take(agent, handedOn);
    agent.does(() -> the(AssignmentService.class).forward(handedOn, HandlingGroup.SUPERVISORS));

    for (TicketNumber number : List.of(taken, answered, handedOn)) {
      assertThat(status(number)).isEqualTo("WAITING_FOR_ASSIGNMENT");
      assertThat(withdrawSupport(number)).isEqualTo(MoveResult.NOT_NOW);
    }
  }

  private void release(Visitor agent, TicketNumber number) {
    agent.does(() -> the(AssignmentService.class).release(number));
  }

  @Test
  @DisplayName("R48: what was granted once is refused when the call comes again")
  void replayedMovesAreRefused() {
    Visitor agent = agent();
    for (Move move : List.of(Move.WITHDRAW, Move.RESTART, Move.CLOSE, Move.RATE)) {
      TicketNumber number = in(move.granted.iterator().next(), agent);

      assertThat(isDone(member, move, number)).as(move.name()).isTrue();
      assertThat(isDone(member, move, number)).as(move + " again").isFalse();
    }
  }

  @Test
  @DisplayName("R58: others of the workspace may only read it, administrators too")
  void othersDoNotMoveIt() {
    Visitor agent = agent();
    Visitor administrator = atDesk(owner);
    Visitor reader = atDesk(reader());
    Visitor outsider = atDesk(accounts.boundMember());
    SoftAssertions softly = new SoftAssertions();
    for (Move move : Move.values()) {
      TicketNumber number = in(move.granted.iterator().next(), agent);
      softly.assertThat(isDone(outsider, move, number)).as(move + " by an outsider").isFalse();
      softly.assertThat(isDone(reader, move, number)).as(move + " by a reader").isFalse();
      softly
          .assertThat(isDone(administrator, move, number))
          .as(move + " by an administrator")
          .isFalse();
      softly
          .assertThat(
              sql.number(
                  "select count(*) from ticket_message m join ticket t on t.id = m.ticket_id"
                      + " where t.ticket_number = ? and m.author_id = ?",
                  number.text(),
                  owner.id()))
          .as("messages of the administrator")
          .isZero();
      softly
          .assertThat(administrator.does(() -> support().ticket(number)).orElseThrow().mayReply())
          .as("what the page offers")
          .isFalse();
    }
    softly.assertAll();
  }

  @Test
  @Tag("R51")
  @DisplayName("R51: of two agents who answer, the second is told that another one has it")
  void secondAgentIsRefused() {
    Visitor first = agent();
    Visitor second = agent();
    TicketNumber number = fileSupport();

    assertThat(replyAs(first, number)).isEqualTo(DeskResult.DONE);
    replyAsMember(member, number);

    assertThat(replyAs(second, number)).isEqualTo(DeskResult.TAKEN_BY_ANOTHER);
    assertThat(closeAs(second, number)).isEqualTo(DeskResult.TAKEN_BY_ANOTHER);
    assertThat(closeAs(first, number)).isEqualTo(DeskResult.DONE);
    assertThat(closeAs(first, number)).isNotEqualTo(DeskResult.DONE);
    assertThat(replyAs(first, number)).isNotEqualTo(DeskResult.DONE);
  }

  @Test
  @Tag("R51")
  @DisplayName("R51: of two agents who answer at once, one does")
  void oneOfTwoAgentsAnswers() {
    List<Visitor> agents = List.of(agent(), agent());
    TicketNumber number = fileSupport();

    List<DeskResult> results =
        Simultaneously.call(
            2,
            thread ->
                agents
                    .get(thread)
                    .does(
                        () ->
                            the(HandlingService.class)
                                .reply(number, Integer.MAX_VALUE, ANSWER, List.of())));

    assertThat(results).containsOnlyOnce(DeskResult.DONE);
    assertThat(
            sql.number(
                "select count(*) from ticket_message m join ticket t on t.id = m.ticket_id"
                    + " where t.ticket_number = ? and m.author = 'AGENT'",
                number.text()))
        .isEqualTo(1);
  }

  @Test
  @DisplayName(
      "An answer that crosses with a reply or an end is read first; a note hides no answer")
  void crossingAnswerIsReadFirst() {
    Visitor agent = agent();
    TicketNumber number = fileSupport();
    int seen = messages(number);
    replyAsMember(member, number);

    DeskResult crossing = reply(agent, number, seen);
    DeskResult end = agent.does(() -> the(HandlingService.class).close(number, seen));
    DeskResult lastWord =
        agent.does(() -> the(HandlingService.class).close(number, seen, ANSWER, List.of()));
    agent().does(() -> the(ReviewService.class).reply(number, ANSWER, true, List.of()));

    assertThat(List.of(crossing, end, lastWord)).containsOnly(DeskResult.ANSWERED);
    assertThat(jobs.openTasks(number.text())).as("it still waits for customer service").isOne();
    assertThat(row(number)).containsEntry("new_reply", true);
    assertThat(messages(number)).as("the answer and the note").isEqualTo(seen + 2);
    assertThat(reply(agent, number, messages(number))).isEqualTo(DeskResult.DONE);
    assertThat(row(number)).containsEntry("new_reply", false);
  }

  private DeskResult reply(Visitor agent, TicketNumber number, int seen) {
    return agent.does(() -> the(HandlingService.class).reply(number, seen, ANSWER, List.of()));
  }

  private int messages(TicketNumber number) {
    return (int)
        sql.number(
            "select count(*) from ticket_message m join ticket t on t.id = m.ticket_id"
                + " where t.ticket_number = ?",
            number.text());
  }

  private TestAccount reader() {
    TestAccount reader = accounts.boundMember();
    workspace.with(reader, WorkspaceRole.READ_ONLY);
    return reader;
  }

  private TicketNumber in(TicketStatus status, Visitor agent) {
    letADayPassSinceFiling();
    TicketNumber number = fileSupport();
    switch (status) {
      case CANCELED -> withdrawSupport(number);
      case CLOSED -> closeAs(agent, number);
      case FEEDBACK_PROVIDED -> replyAs(agent, number);
      case WAITING_FOR_FEEDBACK -> {
        replyAs(agent, number);
        replyAsMember(member, number);
      }
      default -> {
        // It waits for an agent from the beginning.
      }
    }
    assertThat(status(number)).isEqualTo(status.name());
    return number;
  }

  /** So many tickets are more than one account files within a day. */
  private void letADayPassSinceFiling() {
    sql.execute(
        "update ticket set filed_at = ? where account_id = ?",
        clock.instant().minus(Duration.ofDays(2)),
        requester.id());
  }

  private boolean isDone(Visitor visitor, Move move, TicketNumber number) {
    return switch (move) {
      case REPLY -> replyAsMember(visitor, number) == SupportReplyResult.SENT;
      case WITHDRAW -> isDone(visitor.does(() -> support().withdraw(number)));
      case RESTART -> isDone(visitor.does(() -> support().restart(number)));
      case CLOSE -> isDone(visitor.does(() -> support().close(number)));
      case RATE -> isDone(visitor.does(() -> support().rate(number, new Rating(STARS, ""))));
    };
  }

  private static boolean isDone(MoveResult result) {
    return result == MoveResult.DONE;
  }
}
