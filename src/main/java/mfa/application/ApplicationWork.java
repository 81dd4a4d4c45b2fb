package mfa.application;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import mfa.platform.worker.Worker;

/** Clears away codes that nobody used. */
@Dependent
class ApplicationWork {

  private static final Duration PAUSE = Duration.ofMinutes(10);

  @Produces
  static Worker codes(ApplicationGateService gate) {
    return Worker.every(PAUSE, "old-entry-codes", gate::forgetOldCodes);
  }
}
