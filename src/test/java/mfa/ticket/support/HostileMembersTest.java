package mfa.ticket.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import mfa.account.PlatformRole;
import mfa.support.Simultaneously;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.Attachment;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketSettings;
import mfa.ticket.desk.AssignmentService;
import mfa.ticket.desk.DeskResult;
import mfa.ticket.desk.DeskService;
import mfa.ticket.desk.ReviewService;
import mfa.ticket.requester.Rating;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R58")
@DisplayName("R58: calls of members that no page makes")
class HostileMembersTest extends WithSupportTickets {

  private static final int STARS = 5;

  @Test
  @Tag("R48")
  @DisplayName("R48: restarting over and over ends before its mails fail at the desk")
  void restartsAreBounded() {
    TicketNumber number = fileSupport();

    int done = 0;
    withdrawSupport(number);
    while (done <= SupportTicket.MAX_RESTARTS && restart(number) == MoveResult.DONE) {
      done++;
      settle(number);
      assertThat(jobs.openTasks(number.text())).as("at the desk").isEqualTo(1);
      withdrawSupport(number);
    }

    assertThat(done).isEqualTo(SupportTicket.MAX_RESTARTS);
    settle(number);
    assertThat(status(number)).isEqualTo("CANCELED");
    assertThat(jobs.isRunning(number.text())).isFalse();
  }

  @Test
  @Tag("R51")
  @DisplayName("R51: withdrawn and taken at once, one of the two happens, and nothing stays behind")
  void withdrawnAndTakenAtOnce() {
    Visitor agent = agent();
    for (int round = 0; round < 5; round++) {
      TicketNumber number = fileSupport();

      List<Boolean> done =
          Simultaneously.call(
              2,
              thread ->
                  thread == 0
                      ? withdrawSupport(number) == MoveResult.DONE
                      : agent.does(() -> the(AssignmentService.class).take(number))
                          == DeskResult.DONE);
      settle(number);

      assertThat(done).containsOnlyOnce(true);
      assertThat(status(number)).isEqualTo(done.getFirst() ? "CANCELED" : "WAITING_FOR_FEEDBACK");
      assertThat(jobs.openTasks(number.text())).isEqualTo(done.getFirst() ? 0 : 1);
    }
  }

  @Test
  @DisplayName("R58: of calls that come at once, as many do something as the limit leaves")
  void limitsHoldForCallsAtOnce() {
    int limit = the(TicketSettings.class).supportPerAccountDay();
    for (int filed = 0; filed < limit - 1; filed++) {
      fileSupport();
    }

    List<SupportFilingResult> results =
        Simultaneously.call(4, thread -> member.does(() -> support().file(request())));

    assertThat(results)
        .filteredOn(SupportFilingResult.Filed.class::isInstance)
        .as("the last of the day")
        .hasSize(1);
  }

  @Test
  @DisplayName("R58: a rating that comes twice at once counts once, and so does a restart")
  void movesAtOnceHappenOnce() {
    TicketNumber closed = fileSupport();
    closeAs(agent(), closed);
    TicketNumber withdrawn = fileSupport();
    withdrawSupport(withdrawn);

    List<MoveResult> ratings =
        Simultaneously.call(
            4, thread -> member.does(() -> support().rate(closed, new Rating(STARS, "" + thread))));
    List<MoveResult> restarts = Simultaneously.call(4, thread -> restart(withdrawn));
    settle(withdrawn);

    assertThat(ratings).containsOnlyOnce(MoveResult.DONE);
    assertThat(restarts).containsOnlyOnce(MoveResult.DONE);
    assertThat(jobs.openTasks(withdrawn.text())).isEqualTo(1);
  }

  @Test
  @DisplayName("R58: no list finds the words of a note, nobody of the workspace reads its file")
  void notesStayWithCustomerService() {
    TicketNumber number = fileSupport();
    note(agent(), number);
    long file = sql.number("select max(id) from ticket_attachment");

    for (Visitor reader : List.of(member, atDesk(owner), atDesk(colleague))) {
      assertThat(found(reader, new TicketListFilter(null, null, null, "swindler"))).isZero();
      assertThat(found(reader, new TicketListFilter(workspace.id(), null, null, "swindler")))
          .isZero();
      assertThat(found(reader, TicketListFilter.of(workspace.id()))).isOne();
      assertThat(reader.does(() -> support().attachment(number, file))).isEmpty();
      assertThat(
              reader.does(() -> support().ticket(number)).orElseThrow().conversation().messages())
          .hasSize(1);
    }
  }

  @Test
  @DisplayName("R58: an agent reads no notes about an own ticket, neither their text nor file")
  void agentReadsNoNotesOfAnOwnTicket() {
    TestAccount account = accounts.bind(accounts.memberWith(PlatformRole.AGENT));
    workspace.with(account);
    Visitor agent = atDesk(account);
    TicketNumber number = fileSupport(agent, request());
    note(agent(), number);
    long file = sql.number("select max(id) from ticket_attachment");

    assertThat(agent.does(() -> the(DeskService.class).open(number)).toString())
        .doesNotContain("swindler");
    assertThat(agent.does(() -> the(DeskService.class).attachment(number, file))).isEmpty();
  }

  @Test
  @DisplayName("R58: files and numbers of other workspaces are as unknown as none")
  void foreignTicketsAreUnknown() {
    TicketNumber number = fileSupport();
    closeAs(agent(), number);
    var stranger = accounts.boundMember();
    var globex = workspaces.named("Globex").with(stranger);
    Visitor outsider = atDesk(stranger);

    assertThat(outsider.does(() -> support().ticket(number))).isEmpty();
    assertThat(
            outsider.does(
                () -> support().file(request(globex.id(), List.of(), Optional.of(number)))))
        .isEqualTo(SupportFilingResult.Refusal.NOTHING_TO_FOLLOW);
    assertThat(
            outsider.does(
                () -> support().file(request(workspace.id(), List.of(), Optional.empty()))))
        .isEqualTo(SupportFilingResult.Refusal.UNKNOWN);
    assertThat(found(outsider, TicketListFilter.of(workspace.id()))).isZero();
    assertThat(
            outsider.does(
                () -> the(TicketListService.class).mayExport(TicketListFilter.of(workspace.id()))))
        .isFalse();
  }

  @Test
  @Tag("R48")
  @DisplayName("R48 R58: only an own ticket is followed up, and only once it is closed")
  void onlyAnOwnClosedTicketIsFollowedUp() {
    TicketNumber open = fileSupport();
    TicketNumber withdrawn = fileSupport();
    withdrawSupport(withdrawn);
    TicketNumber closed = fileSupport();
    closeAs(agent(), closed);

    List<SupportFilingResult> refused =
        List.of(
            followUp(member, new TicketNumber("T-2026-999999")),
            followUp(member, open),
            followUp(member, withdrawn),
            followUp(atDesk(colleague), closed),
            followUp(atDesk(owner), closed));

    assertThat(refused).containsOnly(SupportFilingResult.Refusal.NOTHING_TO_FOLLOW);
    assertThat(
            sql.number(
                "select count(*) from support_ticket s join ticket t on t.id = s.id"
                    + " where s.follow_up_of is not null and t.workspace_id = ?",
                workspace.id()))
        .isZero();
    assertThat(followUp(member, closed)).isInstanceOf(SupportFilingResult.Filed.class);
  }

  private SupportFilingResult followUp(Visitor visitor, TicketNumber former) {
    return visitor.does(
        () -> support().file(request(workspace.id(), List.of(), Optional.of(former))));
  }

  private long found(Visitor reader, TicketListFilter filter) {
    return reader.does(
            () ->
                the(TicketListService.class).count(filter)
                    + the(TicketListService.class).page(new TicketListQuery(filter, 0, 10)).size())
        / 2;
  }

  private void note(Visitor agent, TicketNumber number) {
    DeskResult noted =
        agent.does(
            () ->
                the(ReviewService.class)
                    .reply(
                        number,
                        new MessageBody("Looks like a swindler."),
                        true,
                        List.of(new Attachment("proof.txt", "swindler".getBytes(UTF_8)))));
    assertThat(noted).isEqualTo(DeskResult.DONE);
  }
}
