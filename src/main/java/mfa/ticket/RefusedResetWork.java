package mfa.ticket;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import mfa.platform.worker.Worker;

/** Brings refused resets on, and finds approvals that were lost during the wait. */
@Dependent
class RefusedResetWork {

  private static final Logger LOG = Logger.getLogger(RefusedResetWork.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final int MOST_AT_ONCE = 2_000;

  @Produces
  static Worker refusedResets(RefusedResetSteps steps) {
    return Worker.every(
        PAUSE,
        "refused-resets",
        () -> steps.beforeReset(MOST_AT_ONCE).forEach(number -> leadOn(steps, number)));
  }

  private static void leadOn(RefusedResetSteps steps, TicketNumber number) {
    try {
      steps.leadOn(number);
    } catch (EJBException e) {
      LOG.log(Level.WARNING, e, () -> "The reset of " + number + " is looked at later.");
    }
  }
}
