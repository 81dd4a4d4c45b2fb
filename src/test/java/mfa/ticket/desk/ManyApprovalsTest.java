package mfa.ticket.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import mfa.account.PlatformRole;
import mfa.mail.MailTemplate;
import mfa.support.TestAccount;
import mfa.ticket.WithTickets;
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

  private void approve(TestAccount agent) {
    approve(signedIn(agent), file(accounts.boundMember()));
  }

  private long alerts(TestAccount supervisor) {
    return mails.count(supervisor, MailTemplate.MANY_APPROVALS);
  }
}
