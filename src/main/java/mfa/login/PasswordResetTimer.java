package mfa.login;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Evaluates forgotten passwords once a second, after the answer was given. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class PasswordResetTimer {

  @Inject private PasswordResetSteps steps;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void evaluateNew() {
    steps.evaluateNew();
  }

  @Schedule(hour = "*", minute = "*/10", persistent = false)
  void forgetOld() {
    steps.forgetOld();
  }
}
