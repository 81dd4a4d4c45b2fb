package mfa.enforcement;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Tells and reminds members every ten seconds, batch by batch. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class NoticeTimer {

  @Inject private NoticeSteps steps;

  @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
  void tellAndRemind() {
    while (steps.carryOutPlans()) {
      // There may be more.
    }
    int due;
    do {
      due = steps.tellDue();
    } while (due == NoticeSteps.BATCH);
    do {
      due = steps.remindDue();
    } while (due == NoticeSteps.BATCH);
  }
}
