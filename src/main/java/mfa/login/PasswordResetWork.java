package mfa.login;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import mfa.platform.worker.Worker;

/** Evaluates forgotten passwords once a second, after the answer was given, and forgets them. */
@Dependent
class PasswordResetWork {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration CLEARING = Duration.ofMinutes(10);

  @Produces
  static Worker evaluation(PasswordResetSteps steps) {
    return Worker.every(PAUSE, "password-resets", steps::evaluateNew);
  }

  @Produces
  static Worker clearing(PasswordResetSteps steps) {
    return Worker.every(CLEARING, "old-password-resets", steps::forgetOld);
  }
}
