package mfa.verification;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Clears away, every ten minutes, what is no longer needed. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class VerificationTimer {

  @Inject private VerificationSteps steps;
  @Inject private ThrottleService throttle;
  @Inject private BudgetService budget;

  @Schedule(hour = "*", minute = "*/10", persistent = false)
  void forgetOld() {
    steps.forgetOld();
    throttle.forgetOld();
    budget.forgetOld();
  }
}
