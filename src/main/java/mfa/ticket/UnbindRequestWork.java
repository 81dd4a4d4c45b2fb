package mfa.ticket;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import mfa.platform.worker.Worker;

/** Evaluates unbind forms once a second, after the answer was given, and forgets them. */
@Dependent
class UnbindRequestWork {

  private static final Logger LOG = Logger.getLogger(UnbindRequestWork.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration CLEARING = Duration.ofMinutes(10);
  private static final int MOST_AT_ONCE = 50;

  @Produces
  static Worker evaluation(UnbindRequestSteps steps) {
    return Worker.every(
        PAUSE, "unbind-requests", () -> steps.due(MOST_AT_ONCE).forEach(id -> evaluate(steps, id)));
  }

  private static void evaluate(UnbindRequestSteps steps, long id) {
    try {
      steps.evaluate(id);
    } catch (EJBException e) {
      LOG.log(Level.WARNING, e, () -> "Unbind request " + id + " is put off.");
      steps.putOff(id);
    }
  }

  @Produces
  static Worker clearing(UnbindRequestSteps steps) {
    return Worker.every(CLEARING, "old-unbind-requests", steps::forgetOld);
  }
}
