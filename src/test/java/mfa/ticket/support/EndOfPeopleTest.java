package mfa.ticket.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import mfa.account.AccountDeleted;
import mfa.support.Visitor;
import mfa.ticket.TicketNumber;
import mfa.ticket.desk.DeskResult;
import mfa.ticket.desk.HandlingService;
import mfa.ticket.desk.ReviewService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R56")
@DisplayName("R56: what becomes of tickets when their requester or their workspace goes")
class EndOfPeopleTest extends WithSupportTickets {

  @Test
  @DisplayName("R56: a deleted account takes its open tickets from the desk, and leaves no task")
  void deletedAccountEndsItsTickets() {
    Visitor agent = agent();
    TicketNumber number = fileSupport();

    services.notify(new AccountDeleted(requester.id(), Set.of()));
    settle(number);

    assertThat(status(number)).isEqualTo("CANCELED");
    assertThat(row(number)).containsEntry("title", "").containsEntry("task_id", null);
    assertThat(
            sql.number(
                "select count(*) from act_ru_execution where business_key_ = ?", number.text()))
        .isZero();
    assertThat(replyAs(agent, number)).isNotEqualTo(DeskResult.DONE);
    assertThat(
            sql.number(
                "select count(*) from ticket_message m join ticket t on t.id = m.ticket_id"
                    + " where t.ticket_number = ?",
                number.text()))
        .isZero();
  }

  @Test
  @Tag("R58")
  @DisplayName("R58: who was removed sees their ticket no more, and it goes on without them")
  void removedMemberLosesTheTicket() {
    Visitor agent = agent();
    TicketNumber number = fileSupport();

    sql.execute(
        "delete from membership where workspace_id = ? and account_id = ?",
        workspace.id(),
        requester.id());

    assertThat(member.does(() -> support().ticket(number))).isEmpty();
    assertThat(withdrawSupport(number)).isEqualTo(MoveResult.UNKNOWN);
    assertThat(replyAsMember(member, number)).isEqualTo(SupportReplyResult.UNKNOWN);
    assertNobodyReadsReplies(agent, number);
  }

  /** What would wait for an answer of theirs would end as not answered. */
  private void assertNobodyReadsReplies(Visitor agent, TicketNumber number) {
    HandlingService handling = the(HandlingService.class);
    assertThat(replyAs(agent, number)).isEqualTo(DeskResult.REQUESTER_GONE);
    assertThat(
            agent.<DeskResult>does(
                () -> handling.close(number, Integer.MAX_VALUE, ANSWER, List.of())))
        .isEqualTo(DeskResult.REQUESTER_GONE);
    assertThat(row(number))
        .containsEntry("status", "WAITING_FOR_ASSIGNMENT")
        .containsEntry("assignee_id", null);
    assertThat(
            agent.<DeskResult>does(
                () -> the(ReviewService.class).reply(number, ANSWER, true, List.of())))
        .isEqualTo(DeskResult.DONE);
    assertThat(closeAs(agent, number)).isEqualTo(DeskResult.DONE);
    assertThat(row(number)).containsEntry("outcome", "SOLVED");
  }

  @Test
  @Tag("R58")
  @DisplayName("R58: members of a closed workspace lose its tickets, customer service does not")
  void closedWorkspaceKeepsItsTickets() {
    Visitor agent = agent();
    TicketNumber number = fileSupport();

    sql.execute("update workspace set closed_at = ? where id = ?", clock.instant(), workspace.id());

    assertThat(member.does(() -> support().ticket(number))).isEmpty();
    assertNobodyReadsReplies(agent, number);
  }
}
