package mfa.ticket.unbind;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import mfa.platform.worker.Elements;
import mfa.platform.worker.Worker;

/** Ends the processes of withdrawn tickets, once a second. */
@Dependent
class WithdrawalWork {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int MAX_AT_ONCE = 50;

  @Produces
  static Worker withdrawals(
      UnbindTickets tickets, WithdrawalService withdrawals, Elements elements) {
    return Worker.every(
        PAUSE,
        WithdrawalService.WORKER,
        () ->
            elements.eachIfReady(
                WithdrawalService.WORKER,
                MAX_AT_ONCE,
                tickets::withdrawalsToTell,
                withdrawals::notify));
  }
}
