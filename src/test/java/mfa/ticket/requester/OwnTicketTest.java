package mfa.ticket.requester;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import mfa.account.PlatformRole;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.authenticator.CodeCheckService;
import mfa.login.CallerService;
import mfa.mail.MailTemplate;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import mfa.ticket.desk.AssignmentService;
import mfa.ticket.desk.DeskService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What open pages learn: the owner of a ticket at the account, an agent of new work. */
class OwnTicketTest extends WithTickets {

  @Test
  void sessionOfTheAccountKnowsOfTheOpenTicket() {
    TestAccount owner = accounts.boundMember();
    Visitor session = signedIn(owner);
    assertThat(session.does(() -> the(OwnTicketService.class).open())).isEmpty();

    TicketNumber number = file(owner);

    assertThat(session.does(() -> the(OwnTicketService.class).open())).contains(number);
    assertThat(signedIn(accounts.boundMember()).does(() -> the(OwnTicketService.class).open()))
        .isEmpty();
  }

  @Test
  @Tag("R71")
  @DisplayName("R71 Pages learn from the gate whether there is an open ticket to ask for")
  void gateKnowsOfTheOpenTicket() {
    TestAccount owner = accounts.boundMember();
    Visitor session = signedIn(owner);
    assertThat(hasOpenTicket(session)).isFalse();

    file(owner);

    assertThat(hasOpenTicket(session)).isTrue();
    assertThat(hasOpenTicket(signedIn(accounts.boundMember()))).isFalse();
  }

  private boolean hasOpenTicket(Visitor session) {
    return the(CallerService.class).caller(session.sessionKey()).orElseThrow().hasOpenTicket();
  }

  @Test
  void withdrawnTicketIsOpenNoMore() {
    TestAccount owner = accounts.boundMember();
    Visitor session = signedIn(owner);
    TicketNumber number = file(owner);

    withdraw(number);

    assertThat(session.does(() -> the(OwnTicketService.class).open())).isEmpty();
  }

  @Test
  @Tag("R53")
  @DisplayName("R53 Whoever is signed in says in an open page that it was somebody else")
  void ownerDisputesInAnOpenPage() {
    TestAccount supervisor = accounts.bind(accounts.memberWith(PlatformRole.SUPERVISOR));
    TestAccount owner = accounts.boundMember();
    Visitor session = signedIn(owner);
    TicketNumber number = file(owner);

    assertThat(dispute(session, number)).isEqualTo(DisputeResult.DONE);
    run(number);

    assertThat(row(number)).containsEntry("outcome", "OBJECTED");
    assertThat(session.does(() -> the(OwnTicketService.class).open())).isEmpty();
    assertThat(mails.count(supervisor, MailTemplate.OWNER_OBJECTED)).isOne();
    assertThat(audit.count(owner, AuditAction.TICKET_OBJECTED, AuditResult.SUCCESS)).isOne();
  }

  @Test
  @Tag("R53")
  @Tag("R62")
  @DisplayName(
      "R62 Stopping a ticket in an open page needs a fresh code, which does not get in the way")
  void disputeInAnOpenPageNeedsAFreshCode() {
    TestAccount owner = accounts.boundMember();
    Visitor session = signedIn(owner);
    clock.moveBy(Duration.ofMinutes(6));
    TicketNumber number = file(owner);

    assertThat(dispute(session, number)).isEqualTo(DisputeResult.NEEDS_CODE);
    assertThat(row(number)).containsEntry("disputed_at", null);
    assertThat(audit.count(owner, AuditAction.TICKET_OBJECTED, AuditResult.FAILURE)).isOne();

    session.does(() -> the(CodeCheckService.class).checkFresh(owner.code(clock.instant())));
    run(number);
    assertThat(dispute(session, number)).isEqualTo(DisputeResult.DONE);
    assertThat(row(number).get("disputed_at")).isNotNull();
    session.does(() -> {});
  }

  @Test
  @Tag("R58")
  void ticketOfAnotherAccountIsUnknown() {
    TicketNumber number = file(accounts.boundMember());

    assertThat(dispute(signedIn(accounts.boundMember()), number)).isEqualTo(DisputeResult.UNKNOWN);

    assertThat(row(number)).containsEntry("disputed_at", null);
  }

  private DisputeResult dispute(Visitor session, TicketNumber number) {
    return session.does(() -> the(OwnTicketService.class).dispute(number));
  }

  @Test
  void agentLearnsOfNewWorkButNotOfOthersWork() {
    Visitor agent = signedIn(accounts.bind(accounts.memberWith(PlatformRole.AGENT)));
    Visitor other = signedIn(accounts.bind(accounts.memberWith(PlatformRole.AGENT)));
    file(accounts.boundMember());
    Instant newest = agent.does(() -> the(DeskService.class).newest());
    assertThat(arrivals(agent, newest)).isZero();

    clock.moveBy(Duration.ofSeconds(1));
    TicketNumber number = file(accounts.boundMember());
    assertThat(arrivals(agent, newest)).isOne();

    other.does(() -> the(AssignmentService.class).take(number));
    assertThat(arrivals(agent, newest)).isZero();
  }

  private long arrivals(Visitor agent, Instant since) {
    return agent.<Long>does(() -> the(DeskService.class).countSince(since));
  }
}
