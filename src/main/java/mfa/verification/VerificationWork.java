package mfa.verification;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import mfa.platform.worker.Worker;

/** Clears away codes, counters that are no longer needed. */
@Dependent
class VerificationWork {

  private static final Duration PAUSE = Duration.ofMinutes(10);

  @Produces
  static Worker codes(VerificationService verification) {
    return Worker.every(PAUSE, "old-verification-codes", verification::forgetOld);
  }

  @Produces
  static Worker counters(FailureCounterService failures) {
    return Worker.inBatches("old-counters", PAUSE, failures::forgetOld);
  }

  @Produces
  static Worker rateCounters(RateLimitService rateLimits) {
    return Worker.every(PAUSE, "old-rate-limits", rateLimits::forgetOld);
  }
}
