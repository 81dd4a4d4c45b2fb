package mfa.ticket.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mfa.account.PlatformRole;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.mail.MailTemplate;
import mfa.platform.request.CurrentRequest;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.Attachment;
import mfa.ticket.AttachmentItem;
import mfa.ticket.MessageBody;
import mfa.ticket.MessageItem;
import mfa.ticket.TicketNumber;
import mfa.ticket.desk.DeskResult;
import mfa.ticket.desk.HandlingService;
import mfa.ticket.desk.ReviewService;
import mfa.ticket.requester.Rating;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R49")
@DisplayName("A ticket of a workspace goes its ways")
class SupportFlowTest extends WithSupportTickets {

  @Test
  void filedTicketWaitsAtTheDeskAndItsRequesterIsTold() {
    TicketNumber number = fileSupport();

    assertThat(row(number))
        .containsEntry("status", "WAITING_FOR_ASSIGNMENT")
        .containsEntry("candidate_group", "agents")
        .containsEntry("step", "userTask_handleTicket")
        .containsEntry("workspace_id", workspace.id());
    assertThat(row(number).get("due_at")).isNotNull();
    assertThat(mails.newest(requester, MailTemplate.SUPPORT_RECEIVED).parameters())
        .containsEntry("subject", "It breaks")
        .containsEntry("number", number.text())
        .hasEntrySatisfying("link", link -> assertThat(link).endsWith("/tickets/" + number));
  }

  @Test
  void replyOfAnAgentTakesTheTicketAndGivesTheTurnToTheRequester() {
    Visitor agent = agent();
    TicketNumber number = fileSupport();

    DeskResult result = replyAs(agent, number);

    assertThat(result).isEqualTo(DeskResult.DONE);
    assertThat(row(number))
        .containsEntry("status", "FEEDBACK_PROVIDED")
        .containsEntry("assignee_id", idOf(agent))
        .containsEntry("task_id", null);
    assertThat(row(number).get("first_reply_at")).isEqualTo(clock.instant());
    assertThat(mails.newest(requester, MailTemplate.TICKET_REPLY).parameters())
        .containsEntry("text", ANSWER.text())
        .hasEntrySatisfying("link", link -> assertThat(link).endsWith("/tickets/" + number));
  }

  @Test
  void answerOfTheRequesterGoesBackToTheSameAgent() {
    Visitor agent = agent();
    TicketNumber number = fileSupport();
    replyAs(agent, number);

    SupportReplyResult result = replyAsMember(member, number);

    assertThat(result).isEqualTo(SupportReplyResult.SENT);
    assertThat(row(number))
        .containsEntry("status", "WAITING_FOR_FEEDBACK")
        .containsEntry("assignee_id", idOf(agent))
        .containsEntry("new_reply", true);
    assertThat(row(number).get("task_id")).isNotNull();
  }

  @Test
  void furtherReplyOfTheAgentIsStoredAndMailedAndMovesNothing() {
    Visitor agent = agent();
    TicketNumber number = fileSupport();
    replyAs(agent, number);
    Object firstReplyAt = row(number).get("first_reply_at");
    mails.forgetAll();
    clock.moveBy(Duration.ofSeconds(1));

    DeskResult result = replyAs(agent, number);

    assertThat(result).isEqualTo(DeskResult.DONE);
    assertThat(row(number))
        .containsEntry("status", "FEEDBACK_PROVIDED")
        .containsEntry("first_reply_at", firstReplyAt);
    assertThat(conversation(number)).hasSize(3);
    assertThat(mails.newest(requester, MailTemplate.TICKET_REPLY)).isNotNull();
  }

  @Test
  void sevenDaysWithoutAReplyCloseIt() {
    TicketNumber number = fileSupport();
    replyAs(agent(), number);

    pass(Duration.ofDays(7).minusSeconds(1), number);
    String before = status(number);
    clock.moveBy(Duration.ofSeconds(1));
    jobs.run(number.text());

    assertThat(before).isEqualTo("FEEDBACK_PROVIDED");
    assertThat(row(number)).containsEntry("status", "CLOSED").containsEntry("outcome", "NO_REPLY");
    assertThat(mails.newest(requester, MailTemplate.SUPPORT_CLOSED).parameters().get("why"))
        .contains("did not come in time");
    assertThat(jobs.isRunning(number.text())).isFalse();
  }

  @Test
  @DisplayName("A further reply of the agent gives the requester seven days again")
  void furtherReplyBeginsTheSevenDaysAgain() {
    Visitor agent = agent();
    TicketNumber number = fileSupport();
    replyAs(agent, number);
    pass(Duration.ofDays(6), number);
    Visitor nextDay = atDesk(accounts.bind(accounts.memberWith(PlatformRole.SUPERVISOR)));
    Instant asked = clock.instant();
    assertThat(replyAs(nextDay, number)).isEqualTo(DeskResult.DONE);
    assertThat(mails.newest(requester, MailTemplate.TICKET_REPLY).parameters())
        .containsEntry("until", inMails(asked.plus(Duration.ofDays(7))));

    pass(Duration.ofDays(7).minusSeconds(1), number);
    String before = status(number);
    pass(Duration.ofSeconds(1), number);

    assertThat(before).isEqualTo("FEEDBACK_PROVIDED");
    assertThat(row(number))
        .containsEntry("outcome", "NO_REPLY")
        .containsEntry("waiting_since", asked);
    assertThat(jobs.isRunning(number.text())).isFalse();
  }

  @Test
  void agentClosesItWithALastWordAndAFileAndOneMailTellsBoth() {
    Visitor agent = agent();
    TicketNumber number = fileSupport();
    mails.forgetAll();
    Attachment file = new Attachment("how.txt", "So.".getBytes(UTF_8));

    DeskResult result =
        agent.does(
            () ->
                the(HandlingService.class)
                    .close(
                        number,
                        Integer.MAX_VALUE,
                        new MessageBody("It is repaired."),
                        List.of(file)));

    assertThat(result).isEqualTo(DeskResult.DONE);
    assertThat(row(number)).containsEntry("status", "CLOSED").containsEntry("outcome", "SOLVED");
    settle(number);
    assertThat(mails.templatesTo(requester)).containsExactly(MailTemplate.SUPPORT_SOLVED);
    assertThat(mails.newest(requester, MailTemplate.SUPPORT_SOLVED).parameters())
        .containsEntry("text", "It is repaired.");
    assertThat(conversation(number).getLast().attachments())
        .extracting(AttachmentItem::name)
        .containsExactly("how.txt");
    assertThat(jobs.isRunning(number.text())).isFalse();
    assertThat(audit.count(requester, AuditAction.TICKET_CLOSED, AuditResult.SUCCESS)).isEqualTo(1);
  }

  @Test
  void agentClosesItWhileTheRequesterHasTheTurn() {
    Visitor agent = agent();
    TicketNumber number = fileSupport();
    replyAs(agent, number);
    mails.forgetAll();

    DeskResult result = closeAs(agent, number);

    assertThat(result).isEqualTo(DeskResult.DONE);
    assertThat(mails.templatesTo(requester)).containsExactly(MailTemplate.SUPPORT_CLOSED);
    assertThat(mails.newest(requester, MailTemplate.SUPPORT_CLOSED).parameters().get("why"))
        .contains("answered and closed");
    assertThat(row(number)).containsEntry("outcome", "SOLVED");
    assertThat(jobs.isRunning(number.text())).isFalse();
  }

  @Test
  void withdrawnTicketRestartsUnderItsNumber() {
    TicketNumber number = fileSupport();

    MoveResult withdrawn = withdrawSupport(number);
    String between = status(number);
    settle(number);
    boolean running = jobs.isRunning(number.text());
    MoveResult restarted = restart(number);
    settle(number);

    assertThat(List.of(withdrawn, restarted)).containsOnly(MoveResult.DONE);
    assertThat(between).isEqualTo("CANCELED");
    assertThat(running).isFalse();
    assertThat(row(number))
        .containsEntry("status", "WAITING_FOR_ASSIGNMENT")
        .containsEntry("closed_at", null)
        .containsEntry("outcome", null)
        .containsEntry("step", "userTask_handleTicket");
    assertThat(((Number) row(number).get("restarted")).intValue()).isEqualTo(1);
    assertThat(jobs.openTasks(number.text())).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "Restarted before its process knew of the withdrawal, it has one process all the same")
  void restartAheadOfTheProcess() {
    TicketNumber number = fileSupport();

    withdrawSupport(number);
    restart(number);
    jobs.run(number.text());
    settle(number);

    assertThat(status(number)).isEqualTo("WAITING_FOR_ASSIGNMENT");
    assertThat(jobs.openTasks(number.text())).isEqualTo(1);
    assertThat(take(agent(), number)).isEqualTo(DeskResult.DONE);
  }

  @Test
  void requesterClosesIt() {
    Visitor agent = agent();
    TicketNumber number = fileSupport();
    take(agent, number);

    MoveResult result = closeSupport(number);
    DeskResult late = replyAs(agent, number);

    assertThat(result).isEqualTo(MoveResult.DONE);
    assertThat(late).isEqualTo(DeskResult.NOT_WAITING);
    assertThat(row(number))
        .containsEntry("status", "CLOSED")
        .containsEntry("outcome", "CLOSED_BY_REQUESTER");
    assertThat(jobs.isRunning(number.text())).isFalse();
  }

  @Test
  void closedTicketIsRatedOnceAndFollowedUp() {
    TicketNumber number = fileSupport();
    closeAs(agent(), number);

    MoveResult rated = member.does(() -> support().rate(number, new Rating(5, "Quick.")));
    MoveResult again = member.does(() -> support().rate(number, new Rating(1, "No.")));
    TicketNumber next =
        fileSupport(member, request(workspace.id(), List.of(), Optional.of(number)));

    assertThat(rated).isEqualTo(MoveResult.DONE);
    assertThat(again).isEqualTo(MoveResult.NOT_NOW);
    assertThat(row(number)).containsEntry("rating", 5).containsEntry("rating_comment", "Quick.");
    assertThat(item(member, next).followUpOf()).contains(number);
    assertThat(item(member, number).followUps()).containsExactly(next);
  }

  @Test
  void internalNoteNeverReachesTheRequester() {
    Visitor agent = agent();
    TicketNumber number = fileSupport();
    take(agent, number);
    mails.forgetAll();

    DeskResult noted =
        agent.does(
            () ->
                the(ReviewService.class)
                    .reply(number, new MessageBody("Looks like spam."), true, List.of()));
    settle(number);

    assertThat(noted).isEqualTo(DeskResult.DONE);
    assertThat(conversation(number)).extracting(MessageItem::text).containsExactly(QUESTION.text());
    assertThat(mails.templatesTo(requester)).isEmpty();
    assertThat(row(number)).containsEntry("first_reply_at", null);
  }

  @Test
  @DisplayName("A public reply to a ticket of a workspace does not go past its process")
  void publicReplyGoesThroughHandling() {
    Visitor agent = agent();
    TicketNumber number = fileSupport();
    take(agent, number);

    DeskResult past =
        agent.does(() -> the(ReviewService.class).reply(number, ANSWER, false, List.of()));

    assertThat(past).isEqualTo(DeskResult.NOT_WAITING);
    assertThat(conversation(number)).hasSize(1);
  }

  @Test
  void ticketOfAColleagueIsNotAnswered() {
    Visitor agent = agent();
    TicketNumber number = fileSupport();
    take(agent, number);

    assertThat(replyAs(agent(), number)).isEqualTo(DeskResult.TAKEN_BY_ANOTHER);
    assertThat(closeAs(agent(), number)).isEqualTo(DeskResult.TAKEN_BY_ANOTHER);
    assertThat(conversation(number)).hasSize(1);
  }

  @Test
  @Tag("R50")
  void nobodyWorksOnAnOwnTicket() {
    TestAccount account = accounts.bind(accounts.memberWith(PlatformRole.AGENT));
    workspace.with(account);
    Visitor agent = atDesk(account);
    TicketNumber number = fileSupport(agent, request());

    assertThat(take(agent, number)).isEqualTo(DeskResult.OWN_TICKET);
    assertThat(replyAs(agent, number)).isEqualTo(DeskResult.OWN_TICKET);
    assertThat(closeAs(agent, number)).isEqualTo(DeskResult.OWN_TICKET);
  }

  private long idOf(Visitor visitor) {
    return visitor.does(() -> the(CurrentRequest.class).requiredAccountId());
  }

  private List<MessageItem> conversation(TicketNumber number) {
    return item(member, number).conversation().messages();
  }

  private SupportTicketItem item(Visitor visitor, TicketNumber number) {
    return visitor.does(() -> support().ticket(number)).orElseThrow();
  }
}
