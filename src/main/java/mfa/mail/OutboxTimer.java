package mfa.mail;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Runs the outbox once a second. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class OutboxTimer {

  @Inject private OutboxDelivery delivery;
  @Inject private OutboxService outbox;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void deliver() {
    delivery.deliverDue();
  }

  @Schedule(hour = "3", minute = "10", persistent = false)
  void forgetOld() {
    outbox.forgetOld();
  }
}
