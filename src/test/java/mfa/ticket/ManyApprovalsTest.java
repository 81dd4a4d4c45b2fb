package mfa.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import mfa.account.PlatformRole;
import mfa.support.ServiceTest;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import org.junit.jupiter.api.Test;

/** Who approves more than usual in a day is looked at by supervisors. */
class ManyApprovalsTest extends ServiceTest {

  private static final Review APPROVAL =
      new Review(Decision.APPROVE, new Checklist(true, true, true, Evidence.MEETING), "", null);

  @Test
  void supervisorsAreToldOnceWhenTheNumberOfADayIsPassed() {
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
    TicketNumber number = new FiledTickets(services).inReview(accounts.boundMember());
    Visitor visitor = signedIn(agent);
    visitor.does(() -> the(AssignmentService.class).take(number));
    DeskResult result = visitor.does(() -> the(ReviewService.class).decide(number, APPROVAL));
    assertThat(result).isEqualTo(DeskResult.DONE);
  }

  private long alerts(TestAccount supervisor) {
    return sql.number(
        "select count(*) from outbox_mail where template = 'MANY_APPROVALS' and recipient = ?",
        supervisor.email().text());
  }
}
