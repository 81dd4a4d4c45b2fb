package mfa.audit;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Has the record sealed once a second. */
@Singleton
@Startup
@DependsOn("DatabaseStart")
@TransactionManagement(TransactionManagementType.BEAN)
public class SealTimer {

  @Inject private SealWorker worker;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void seal() {
    worker.work();
  }
}
