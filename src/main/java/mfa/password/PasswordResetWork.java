package mfa.password;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import mfa.platform.worker.Elements;
import mfa.platform.worker.Worker;

/** Evaluates forgotten passwords once a second, after the answer was given, and forgets them. */
@Dependent
class PasswordResetWork {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int MAX_AT_ONCE = 50;
  private static final Duration CLEARING = Duration.ofMinutes(10);

  @Produces
  static Worker evaluation(
      PasswordResets resets, PasswordResetLinkService links, Elements elements) {
    return Worker.every(
        PAUSE,
        PasswordResets.WORKER,
        () -> elements.each(PasswordResets.WORKER, MAX_AT_ONCE, resets::due, links::evaluate));
  }

  @Produces
  static Worker clearing(PasswordResetLinkService links) {
    return Worker.every(CLEARING, "old-password-resets", links::forgetOld);
  }
}
