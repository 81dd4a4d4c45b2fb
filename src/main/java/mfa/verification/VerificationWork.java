package mfa.verification;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import mfa.platform.worker.Worker;

/** Clears away codes, counters and budgets that are no longer needed. */
@Dependent
class VerificationWork {

  private static final Duration PAUSE = Duration.ofMinutes(10);

  @Produces
  static Worker codes(VerificationSteps steps) {
    return Worker.every(PAUSE, "old-verification-codes", steps::forgetOld);
  }

  @Produces
  static Worker counters(FailureCounterService throttle) {
    return Worker.every(PAUSE, "old-counters", throttle::forgetOld);
  }

  @Produces
  static Worker budgets(RateLimitService budget) {
    return Worker.every(PAUSE, "old-budgets", budget::forgetOld);
  }
}
