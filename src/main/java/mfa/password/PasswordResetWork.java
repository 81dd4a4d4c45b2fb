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
  static Worker evaluation(PasswordResetLinkService links, Elements elements) {
    return Worker.every(
        PAUSE,
        PasswordResets.WORKER,
        () -> elements.each(PasswordResets.WORKER, links.due(MAX_AT_ONCE), links::evaluate));
  }

  @Produces
  static Worker clearing(PasswordResetLinkService links) {
    return Worker.every(CLEARING, "old-password-resets", links::forgetOld);
  }
}
