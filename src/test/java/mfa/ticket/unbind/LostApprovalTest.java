package mfa.ticket.unbind;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import mfa.account.PlatformRole;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.authenticator.AuthenticatorService;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.support.Workspaces.TestWorkspace;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketStatus;
import mfa.ticket.WithTickets;
import mfa.ticket.desk.Checklist;
import mfa.ticket.desk.DeskService;
import mfa.ticket.desk.DeskTicket;
import mfa.ticket.desk.Evidence;
import mfa.ticket.desk.UnbindFacts;
import mfa.ticket.requester.RequesterService;
import mfa.ticket.requester.RequesterTicket;
import mfa.workspace.WorkspaceRole;
import mfa.workspace.members.UnbindHelpResult;
import mfa.workspace.members.UnbindHelpService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An approval that is lost during the wait leads back to a review, at once and not at its end. */
@Tag("R77")
@DisplayName("R77: an approval lost during the wait")
class LostApprovalTest extends WithTickets {

  private TestAccount owner;
  private TestAccount agent;
  private TicketNumber number;

  /** How an approver can leave. */
  enum Leaving {
    ROLE((test, agent) -> test.takeRole(agent)),
    AUTHENTICATOR((test, agent) -> test.unbind(agent)),
    ACCOUNT((test, agent) -> test.accounts.disable(agent));

    private final BiConsumer<LostApprovalTest, TestAccount> way;

    Leaving(BiConsumer<LostApprovalTest, TestAccount> way) {
      this.way = way;
    }
  }

  @BeforeEach
  void approveTicket() {
    owner = accounts.boundMember();
    agent = accounts.bind(accounts.memberWith(PlatformRole.AGENT));
    number = file(owner);
    approve(atDesk(agent), number);
  }

  @ParameterizedTest(name = "R77 {0}")
  @EnumSource
  void leadsBackToAReviewWithAWord(Leaving leaving) {
    assertThat(page().waitingUntil()).isNotNull();
    leaving.way.accept(this, agent);

    continueTo();

    assertThat(page().waitingUntil()).isNull();
    assertThat(page().status()).isEqualTo(TicketStatus.WAITING_FOR_ASSIGNMENT);
    assertThat(row(number)).containsEntry("candidate_group", "agents");
    assertThat(jobs.waitingAt(number.text())).containsExactly("userTask_reviewTicket");
    deliver();
    assertThat(mails.count(owner, MailTemplate.TICKET_REVIEWED_AGAIN)).isOne();
    assertThat(audit.count(owner, AuditAction.TICKET_SENT_BACK, AuditResult.SUCCESS)).isOne();
  }

  @Test
  void nothingHappensWhileItHolds() {
    continueTo();

    assertThat(jobs.waitingAt(number.text())).containsExactly("catchEvent_waitingPeriodOver");
    assertThat(mails.count(owner, MailTemplate.TICKET_REVIEWED_AGAIN)).isZero();
  }

  @Test
  @DisplayName(
      "R77 Wrong codes after the approval lead to the second review, and then to the reset")
  void lockAfterTheApprovalLeadsToTheSecondReview() {
    sql.execute(
        "update unbind_ticket set locked_while_open = true where id = (select id from ticket where ticket_number = '"
            + number
            + "')");

    continueTo();

    assertThat(row(number)).containsEntry("candidate_group", "supervisors");
    assertThat(jobs.waitingAt(number.text())).containsExactly("userTask_secondReview");
    approve(supervisor(), number);
    pass(WAIT, number);
    assertThat(isBound(owner)).isTrue();
    pass(LONG_WAIT, number);
    assertThat(isReset(owner)).isTrue();
  }

  @Test
  void anotherAgentApprovesAndTheWaitBeginsAnew() {
    pass(WAIT.minusHours(1), number);
    takeRole(agent);
    continueTo();

    approve(agent(), number);
    pass(WAIT.minusHours(1), number);
    continueTo();
    assertThat(isBound(owner)).isTrue();

    pass(Duration.ofHours(1), number);
    assertThat(isReset(owner)).isTrue();
    assertThat(mails.count(owner, MailTemplate.TICKET_APPROVED)).isEqualTo(2);
  }

  @Test
  @DisplayName("R77 A step that failed before is no way round: it goes back as well")
  void failedResetLeadsBackToo() {
    clock.moveBy(WAIT);
    takeRole(agent);
    jobs.runUntil(
        number.text(),
        () -> jobs.waitingAt(number.text()).contains("serviceTask_resetAuthenticators"));
    jobs.fail(number.text(), new IllegalStateException("an error of the version before"));
    assertThat(jobs.incidents(number.text())).hasSize(1);

    continueTo();

    assertThat(jobs.incidents(number.text())).isEmpty();
    assertThat(jobs.waitingAt(number.text())).containsExactly("userTask_reviewTicket");
  }

  @Test
  @DisplayName("R77 A notice that was refused is mailed again when its incident is forgotten")
  void noticeThatNobodyGotIsMailedAgain() {
    TestAccount other = accounts.boundMember();
    TicketNumber approved = file(other);
    Visitor reviewer = agent();
    take(reviewer, approved);
    decide(reviewer, approved, approval(COMPLETE));
    jobs.run(approved.text());
    mails.refuseAll();

    clock.moveBy(Duration.ofDays(29));
    continueTo();
    assertThat(mails.count(other, MailTemplate.TICKET_APPROVED)).isOne();
    clock.moveBy(Duration.ofDays(2));
    services.asTimer(() -> the(OutboxService.class).forgetOld());
    assertThat(mails.count(other, MailTemplate.TICKET_APPROVED)).isZero();
    continueTo();
    continueTo();

    assertThat(mails.count(other, MailTemplate.TICKET_APPROVED)).isOne();
    deliver();
    assertThat(jobs.waitingAt(approved.text())).containsExactly("catchEvent_waitingPeriodOver");
  }

  @Test
  @Tag("R52")
  @DisplayName("R52 R77 The evidence of an approval that is lost spares no second review")
  void evidenceIsLostWithItsApproval() {
    takeRole(agent);
    continueTo();

    approve(agent(), number, NO_EVIDENCE);

    assertThat(jobs.waitingAt(number.text())).containsExactly("userTask_secondReview");
  }

  @Test
  @Tag("R52")
  @DisplayName("R52 R77 A word that counts no more leads to the second review")
  void wordThatCountsNoMoreIsNoEvidence() {
    TestAccount boss = accounts.boundMember();
    TestAccount member = accounts.boundMember();
    TestWorkspace acme =
        workspaces
            .named("Acme")
            .with(boss, WorkspaceRole.OWNER)
            .with(member)
            .since(Duration.ofDays(31));
    TicketNumber vouched = file(member);
    UnbindHelpResult word =
        atDesk(boss)
            .does(() -> the(UnbindHelpService.class).vouch(acme.id(), acme.memberId(member)));
    assertThat(word).isEqualTo(UnbindHelpResult.DONE);
    approve(agent(), vouched, new Checklist(EVERYTHING, Evidence.OWNER_VOUCHED));
    continueTo();
    assertThat(jobs.waitingAt(vouched.text())).containsExactly("catchEvent_waitingPeriodOver");

    accounts.disable(boss);
    continueTo();

    assertThat(jobs.waitingAt(vouched.text())).containsExactly("userTask_secondReview");
  }

  @Test
  void questionInTheSecondReviewIsLeftAlone() {
    TestAccount other = accounts.boundMember();
    TicketNumber heightened = file(other);
    approve(agent(), heightened, NO_EVIDENCE);
    Visitor supervisor = supervisor();
    takeAndDecide(supervisor, heightened, question());

    continueTo();

    assertThat(jobs.waitingAt(heightened.text()))
        .containsExactly("eventBasedGateway_awaitSecondReply");
  }

  @Test
  void deskSaysWhyItIsThere() {
    takeRole(agent);
    continueTo();

    List<ResetObstacle> refusal =
        agent()
            .does(() -> the(DeskService.class).open(number))
            .flatMap(DeskTicket::unbind)
            .flatMap(UnbindFacts::refusal)
            .stream()
            .toList();

    assertThat(refusal).containsExactly(ResetObstacle.NOT_APPROVED);
  }

  private RequesterTicket page() {
    return anonymous()
        .does(() -> the(RequesterService.class).ticket(number, followKey(number)))
        .orElseThrow();
  }

  private void takeRole(TestAccount account) {
    sql.execute("delete from platform_role where account_id = " + account.id());
  }

  private void unbind(TestAccount account) {
    asServer(
        () -> {
          the(AuthenticatorService.class).reset(account.id());
          return null;
        });
  }
}
