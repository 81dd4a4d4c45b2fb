package mfa.ticket;

import jakarta.ejb.EJBException;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Evaluates unbind forms once a second, after the answer was given. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class UnbindRequestTimer {

  private static final Logger LOG = Logger.getLogger(UnbindRequestTimer.class.getName());
  private static final int MOST_AT_ONCE = 50;

  @Inject private UnbindRequestSteps steps;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void evaluateNew() {
    steps.due(MOST_AT_ONCE).forEach(this::evaluate);
  }

  private void evaluate(long id) {
    try {
      steps.evaluate(id);
    } catch (EJBException e) {
      LOG.log(Level.WARNING, e, () -> "Unbind request " + id + " is put off.");
      steps.putOff(id);
    }
  }

  @Schedule(hour = "*", minute = "*/10", persistent = false)
  void forgetOld() {
    steps.forgetOld();
  }
}
