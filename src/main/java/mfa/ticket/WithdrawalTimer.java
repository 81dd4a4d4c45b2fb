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

/** Ends the processes of withdrawn tickets, once a second. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class WithdrawalTimer {

  private static final Logger LOG = Logger.getLogger(WithdrawalTimer.class.getName());
  private static final int MOST_AT_ONCE = 50;

  @Inject private WithdrawalSteps steps;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void tellProcesses() {
    steps.untold(MOST_AT_ONCE).forEach(this::tell);
  }

  private void tell(TicketNumber number) {
    try {
      steps.tell(number);
    } catch (EJBException e) {
      LOG.log(Level.WARNING, e, () -> "The process of " + number + " is told later.");
    }
  }
}
