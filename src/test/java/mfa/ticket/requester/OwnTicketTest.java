package mfa.ticket.requester;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import mfa.account.PlatformRole;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import mfa.ticket.desk.AssignmentService;
import mfa.ticket.desk.DeskService;
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
  void withdrawnTicketIsOpenNoMore() {
    TestAccount owner = accounts.boundMember();
    Visitor session = signedIn(owner);
    TicketNumber number = file(owner);

    withdraw(number);

    assertThat(session.does(() -> the(OwnTicketService.class).open())).isEmpty();
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
