package mfa.ticket.unbind;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import mfa.authenticator.CodeCheckResult;
import mfa.support.SessionIsOver;
import mfa.support.Simultaneously;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("thorough")
@Tag("R54")
@Tag("R56")
@DisplayName("R54 R56: a code and the reset of the same account in the same moment")
class ResetRaceTest extends WithTickets {

  private static final int ROUNDS = Integer.getInteger("mfa.test.rounds", 10);

  @Test
  @DisplayName(
      "R54 R56: either the code withdraws the ticket, or the reset leaves nothing to check")
  void rightCodeAndResetExcludeEachOther() {
    for (int round = 0; round < ROUNDS; round++) {
      TestAccount account = accounts.boundMember();
      TicketNumber number = approvedAndDue(account);
      Visitor owner = anonymous();
      owner.signIn(account);

      List<Object> results =
          Simultaneously.call(
              2, thread -> thread == 0 ? jobs.run(number.text()) : confirm(owner, account));
      run(number);
      clock.moveBy(Duration.ofMinutes(1));
      run(number);

      boolean accepted = results.getLast() instanceof CodeCheckResult.Accepted;
      assertThat(outcome(number)).isEqualTo(accepted ? "CANCELED" : "RESET");
      assertThat(isBound(account)).isEqualTo(accepted);
      assertThat(isReset(account)).isEqualTo(!accepted);
    }
  }

  /** A reset that came first has ended the session, and the code reaches nobody. */
  private Object confirm(Visitor owner, TestAccount account) {
    try {
      return owner.confirm(account.code(clock.instant()));
    } catch (SessionIsOver e) {
      return e;
    }
  }

  private TicketNumber approvedAndDue(TestAccount account) {
    TicketNumber number = file(account);
    approve(agent(), number);
    clock.moveBy(WAIT);
    return number;
  }
}
