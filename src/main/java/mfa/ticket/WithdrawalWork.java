package mfa.ticket;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import mfa.platform.worker.Worker;

/** Ends the processes of withdrawn tickets, once a second. */
@Dependent
class WithdrawalWork {

  private static final Logger LOG = Logger.getLogger(WithdrawalWork.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int MOST_AT_ONCE = 50;

  @Produces
  static Worker withdrawals(WithdrawalSteps steps) {
    return Worker.every(
        PAUSE,
        "withdrawals",
        () -> steps.untold(MOST_AT_ONCE).forEach(number -> tell(steps, number)));
  }

  private static void tell(WithdrawalSteps steps, TicketNumber number) {
    try {
      steps.tell(number);
    } catch (EJBException e) {
      LOG.log(Level.WARNING, e, () -> "The process of " + number + " is told later.");
    }
  }
}
