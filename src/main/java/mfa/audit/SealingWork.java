package mfa.audit;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import mfa.platform.worker.Worker;

/** Has the audit log sealed once a second. */
@Dependent
class SealingWork {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  @Produces
  static Worker seals(AuditSealer worker) {
    return Worker.inBatches("seals", PAUSE, worker::work);
  }
}
