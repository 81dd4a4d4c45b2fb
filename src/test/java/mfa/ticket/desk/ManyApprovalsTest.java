package mfa.ticket.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import mfa.account.PlatformRole;
import mfa.mail.MailTemplate;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who approves more than usual in a day is looked at by supervisors. */
@Tag("thorough")
class ManyApprovalsTest extends WithTickets {

  @Test
  void supervisorsAreNotifiedOnceWhenTheNumberOfADayIsPassed() {
    TestAccount supervisor = accounts.bind(accounts.memberWith(PlatformRole.SUPERVISOR));
    TestAccount agent = accounts.bind(accounts.memberWith(PlatformRole.AGENT));
    approve(agent);
    clock.moveBy(Duration.ofHours(25));
    for (int i = 0; i < 20; i++) {
      approve(agent);
    }
    assertThat(alerts(supervisor)).isZero();

    approve(agent);
    approve(agent);

    assertThat(alerts(supervisor)).isOne();
  }

  @Test
  @DisplayName("Approvals of one agent are counted one after the other, each locking whose it is")
  void approvalsAreCountedOneAfterTheOther() {
    TestAccount agent = accounts.bind(accounts.memberWith(PlatformRole.AGENT));
    Visitor visitor = signedIn(agent);
    TicketNumber number = file(accounts.boundMember());
    take(visitor, number);

    List<List<String>> locks = services.locksOf(() -> decide(visitor, number, approval(COMPLETE)));

    assertThat(locks)
        .anySatisfy(
            transaction ->
                assertThat(transaction).startsWith("Account " + agent.id()).hasSizeGreaterThan(1));
  }

  private void approve(TestAccount agent) {
    approve(signedIn(agent), file(accounts.boundMember()));
  }

  private long alerts(TestAccount supervisor) {
    return mails.count(supervisor, MailTemplate.MANY_APPROVALS);
  }
}
