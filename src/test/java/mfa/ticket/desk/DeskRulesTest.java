package mfa.ticket.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mfa.account.PlatformRole;
import mfa.support.Services;
import mfa.support.Simultaneously;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import mfa.ticket.unbind.RequestRisk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("What reviewers can and cannot do")
class DeskRulesTest extends WithTickets {

  private static final String NEW_KEY = "test2:AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  private static final int ROUNDS = Integer.getInteger("mfa.test.rounds", 10);

  @Test
  @Tag("R50")
  @DisplayName("R50 Members reach no call of the desk")
  void membersAreRefused() {
    TicketNumber number = file(accounts.boundMember());
    Visitor member = atDesk(accounts.boundMember());

    assertThatThrownBy(() -> take(member, number)).isInstanceOf(EJBAccessException.class);
    assertThatThrownBy(() -> decide(member, number, approval(COMPLETE)))
        .isInstanceOf(EJBAccessException.class);
    assertThatThrownBy(() -> member.does(() -> the(DeskService.class).open(number)))
        .isInstanceOf(EJBAccessException.class);
  }

  @Test
  @Tag("R50")
  @DisplayName("R50 An agent whose own MFA is not bound is no agent")
  void roleIsInactiveUntilBound() {
    TicketNumber number = file(accounts.boundMember());
    Visitor unbound = anonymous();
    unbound.signIn(accounts.memberWith(PlatformRole.AGENT));

    assertThatThrownBy(() -> take(unbound, number)).isInstanceOf(EJBAccessException.class);
  }

  @Test
  @Tag("R50")
  @DisplayName("R50 Nobody works on an own ticket, by the page or by a replayed call")
  void ownTicketIsForOthers() {
    TestAccount account = accounts.boundMember();
    accounts.grant(account, PlatformRole.AGENT);
    TicketNumber number = file(account);
    Visitor self = signedIn(account);

    assertThat(take(self, number)).isEqualTo(DeskResult.OWN_TICKET);
    assertThat(decide(self, number, approval(COMPLETE))).isEqualTo(DeskResult.NOT_WAITING);
    assertThat(self.<DeskResult>does(() -> reply(number, "I know him.")))
        .isEqualTo(DeskResult.OWN_TICKET);
    assertThat(audit.headlinesOf(account)).as("R59").contains("TICKET_TAKEN FAILURE");
  }

  @Test
  @Tag("R50")
  @DisplayName("R50 A supervisor does not take the own ticket from the agent who has it")
  void ownTicketIsNotReleased() {
    TestAccount account = accounts.boundMember();
    accounts.grant(account, PlatformRole.SUPERVISOR);
    TicketNumber number = file(account);
    take(agent(), number);
    Visitor self = signedIn(account);

    assertThat(self.<DeskResult>does(() -> the(AssignmentService.class).release(number)))
        .isEqualTo(DeskResult.NOT_WAITING);
    assertThat(row(number).get("assignee_id")).isNotNull();
  }

  private DeskResult reply(TicketNumber number, String text) {
    return the(ReviewService.class).reply(number, new MessageBody(text), true, List.of());
  }

  @Test
  @Tag("R50")
  @DisplayName("R50 Nor on one that was filed from the own browser")
  void ownBrowserIsForOthers() {
    TestAccount agent = accounts.bind(accounts.memberWith(PlatformRole.AGENT));
    Visitor browser = atDesk(agent);
    TestAccount account = accounts.boundMember();
    Form form = new Form(browser.comingBack()).request(account, TestAccount.PASSWORD);
    jobs.run(draftOf(account));
    TicketNumber number = file(account, form);

    assertThat(take(browser, number)).isEqualTo(DeskResult.OWN_BROWSER);
    assertThat(take(agent(), number)).isEqualTo(DeskResult.DONE);
  }

  @Test
  @Tag("R50")
  @DisplayName(
      "R50 The second review is made in another browser than the first, by two accounts too")
  void secondReviewIsMadeInAnotherBrowser() {
    TicketNumber number = file(accounts.boundMember());
    Visitor agent = agent();
    approve(agent, number, NO_EVIDENCE);
    TestAccount supervisor = accounts.bind(accounts.memberWith(PlatformRole.SUPERVISOR));
    Visitor sameBrowser = agent.comingBack();
    sameBrowser.signInWithCode(supervisor);

    assertThat(take(sameBrowser, number)).isEqualTo(DeskResult.NEEDS_ANOTHER_BROWSER);
    assertThat(take(supervisor(), number)).isEqualTo(DeskResult.DONE);
  }

  @Test
  @Tag("R50")
  @DisplayName("R50 The same network as the first reviewer's, or the voucher's, is shown as a risk")
  void sameNetworkAsTheFirstReviewIsARisk() {
    TicketNumber number = file(accounts.boundMember());
    Visitor agent = agent();
    approve(agent, number, NO_EVIDENCE);
    Visitor supervisor = supervisor();

    assertThat(risksSeenBy(supervisor.from("203.0.113.77"), number))
        .doesNotContain(RequestRisk.REVIEW_ADDRESS);
    assertThat(risksSeenBy(supervisor.from(agent.client().address()), number))
        .contains(RequestRisk.REVIEW_ADDRESS);
    assertThat(risksSeenBy(agent, number)).doesNotContain(RequestRisk.REVIEW_ADDRESS);
  }

  private Set<RequestRisk> risksSeenBy(Visitor reviewer, TicketNumber number) {
    return reviewer
        .<Optional<DeskTicket>>does(() -> the(DeskService.class).open(number))
        .flatMap(DeskTicket::unbind)
        .orElseThrow()
        .requestRisks();
  }

  @Test
  @Tag("R50")
  @DisplayName("R50 The browser that a ticket was filed in is known after a change of keys, too")
  void ownBrowserIsKnownAfterAChangeOfKeys() {
    TestAccount account = accounts.boundMember();
    Form form = draft(account);
    TicketNumber number = file(account, form);
    Visitor agent = agent();

    try (Services rotated =
        services.another(Map.of("mfa.crypto.keys", NEW_KEY + " " + Services.KEY))) {
      Visitor sameBrowser = form.visitor.at(rotated).withKeyOf(agent);

      assertThat(
              sameBrowser.<DeskResult>does(() -> rotated.get(AssignmentService.class).take(number)))
          .isEqualTo(DeskResult.OWN_BROWSER);
    }
  }

  @Test
  @Tag("R52")
  @DisplayName("R52 An approval needs the whole checklist; its answers are in the audit log")
  void approvalNeedsTheChecklist() {
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);
    Visitor agent = agent();
    take(agent, number);

    for (Checklist incomplete :
        List.of(
            new Checklist(Set.of("story", "no-personal-facts"), Evidence.MEETING),
            new Checklist(Set.of("risks", "no-personal-facts"), Evidence.MEETING),
            new Checklist(Set.of("risks", "story"), Evidence.MEETING),
            new Checklist(EVERYTHING, null))) {
      assertThat(decide(agent, number, approval(incomplete))).isEqualTo(DeskResult.INCOMPLETE);
    }
    assertThat(decide(agent, number, approval(COMPLETE))).isEqualTo(DeskResult.DONE);

    assertThat(audit.of(account))
        .anyMatch(entry -> entry.detail() != null && entry.detail().contains("evidence=CALL_BACK"));
  }

  @Test
  @Tag("R52")
  @DisplayName("R52 An approval needs the checklist that is configured")
  void approvalNeedsTheConfiguredChecklist() {
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);
    Visitor agent = agent();
    take(agent, number);

    try (Services ofBank =
        services.another(
            Map.of(
                "mfa.ticket.checklist", "risks,branch",
                "mfa.ticket.checklist.branch.en", "The branch confirmed it",
                "mfa.ticket.checklist.branch.zh", "网点已确认",
                "mfa.ticket.evidence", "MEETING"))) {
      Visitor agentOfBank = agent.at(ofBank);
      for (Checklist incomplete :
          List.of(
              COMPLETE,
              new Checklist(EVERYTHING, Evidence.MEETING),
              new Checklist(Set.of("risks", "branch"), Evidence.CALL_BACK))) {
        assertThat(decide(agentOfBank, ofBank, number, incomplete))
            .isEqualTo(DeskResult.INCOMPLETE);
      }
      assertThat(
              decide(
                  agentOfBank,
                  ofBank,
                  number,
                  new Checklist(Set.of("risks", "branch"), Evidence.MEETING)))
          .isEqualTo(DeskResult.DONE);
    }

    assertThat(audit.of(account))
        .anyMatch(
            entry ->
                entry.detail() != null
                    && entry.detail().contains("risks=true branch=true evidence=MEETING"));
  }

  private static DeskResult decide(
      Visitor agent, Services services, TicketNumber number, Checklist checklist) {
    return agent.does(() -> services.get(ReviewService.class).decide(number, approval(checklist)));
  }

  @Test
  @Tag("R52")
  @DisplayName("R52 A rejection needs an internal reason and a text to the requester")
  void rejectionNeedsItsReasons() {
    TicketNumber number = file(accounts.boundMember());
    Visitor agent = agent();
    take(agent, number);

    assertThat(
            decide(
                agent,
                number,
                new Review(
                    Decision.REJECT,
                    COMPLETE,
                    "",
                    new MessageBody("Sorry."),
                    List.of(),
                    Integer.MAX_VALUE)))
        .isEqualTo(DeskResult.INCOMPLETE);
    assertThat(
            decide(
                agent,
                number,
                new Review(Decision.REJECT, COMPLETE, "Odd.", null, List.of(), Integer.MAX_VALUE)))
        .isEqualTo(DeskResult.INCOMPLETE);
    assertThat(jobs.openTasks(number.text())).isEqualTo(1);
  }

  @Test
  @Tag("R62")
  @DisplayName("R62 An approval needs a code that is not older than five minutes")
  void approvalNeedsAFreshCode() {
    TicketNumber number = file(accounts.boundMember());
    Visitor agent = agent();
    take(agent, number);
    clock.moveBy(Duration.ofMinutes(5).plusSeconds(1));

    assertThat(decide(agent, number, approval(COMPLETE))).isEqualTo(DeskResult.NEEDS_CODE);
    assertThat(jobs.openTasks(number.text())).isEqualTo(1);
  }

  @Test
  @Tag("R51")
  @DisplayName("R51 Of two agents who take at the same moment one has the ticket")
  void oneTakes() {
    List<Visitor> agents = List.of(agent(), agent());
    for (int round = 0; round < ROUNDS; round++) {
      TicketNumber number = file(accounts.boundMember());

      List<DeskResult> results = Simultaneously.call(2, i -> take(agents.get(i), number));

      assertThat(results).containsExactlyInAnyOrder(DeskResult.DONE, DeskResult.TAKEN_BY_ANOTHER);
    }
  }

  @Test
  @Tag("R51")
  @DisplayName("R51 Of an approval and a rejection at the same moment one counts")
  void oneDecisionCounts() {
    TestAccount agent = accounts.bind(accounts.memberWith(PlatformRole.AGENT));
    for (int round = 0; round < ROUNDS; round++) {
      clock.moveToNextStep();
      Visitor visitor = atDesk(agent);
      TestAccount account = accounts.boundMember();
      TicketNumber number = file(account);
      take(visitor, number);

      List<DeskResult> results =
          Simultaneously.call(
              2, i -> decide(visitor, number, i == 0 ? approval(COMPLETE) : rejection()));
      run(number);

      assertThat(results).containsExactlyInAnyOrder(DeskResult.DONE, DeskResult.NOT_WAITING);
      assertThat(sql.rows("select * from ticket_review where ticket_id = ?", row(number).get("id")))
          .hasSize(1);
      assertThat(outcome(number))
          .isEqualTo(results.getFirst() == DeskResult.DONE ? null : "REJECTED");
    }
  }

  @Test
  @Tag("R48")
  @DisplayName("R48 Each call out of order, or on a closed ticket, changes nothing")
  void callsOutOfOrderChangeNothing() {
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);
    Visitor agent = agent();

    assertThat(decide(agent, number, approval(COMPLETE))).isEqualTo(DeskResult.NOT_WAITING);
    approve(agent, number);
    assertThat(take(agent, number)).isEqualTo(DeskResult.NOT_WAITING);
    assertThat(decide(agent, number, rejection())).isEqualTo(DeskResult.NOT_WAITING);
    pass(WAIT, number);
    assertThat(outcome(number)).isEqualTo("RESET");
    assertThat(reply(number)).isFalse();
    assertThat(withdraw(number)).isFalse();
    assertThat(take(agent(), number)).isEqualTo(DeskResult.NOT_WAITING);
    assertThat(decide(agent(), number, rejection())).isEqualTo(DeskResult.NOT_WAITING);
    assertThat(
            supervisor()
                .<DeskResult>does(
                    () -> the(ReviewService.class).stop(number, new MessageBody("Too late."))))
        .isEqualTo(DeskResult.NOT_WAITING);
  }
}
