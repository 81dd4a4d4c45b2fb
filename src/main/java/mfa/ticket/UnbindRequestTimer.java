package mfa.ticket;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Evaluates unbind forms once a second, after the answer was given. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class UnbindRequestTimer {

  private static final int MOST_AT_ONCE = 50;

  @Inject private UnbindRequestSteps steps;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void evaluateNew() {
    int count = 0;
    while (count < MOST_AT_ONCE && steps.evaluateNext()) {
      count++;
    }
  }

  @Schedule(hour = "*", minute = "*/10", persistent = false)
  void forgetOld() {
    steps.forgetOld();
  }
}
