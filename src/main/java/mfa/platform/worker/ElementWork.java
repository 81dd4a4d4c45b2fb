package mfa.platform.worker;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;

/** Counts what is put aside, here or by another server, and forgets old failures. */
@Dependent
class ElementWork {

  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final Duration CLEARING = Duration.ofHours(1);

  @Produces
  static Worker counting(Elements elements) {
    return Worker.every(PAUSE, "put-aside", elements::count);
  }

  @Produces
  static Worker clearing(Elements elements) {
    return Worker.every(CLEARING, "old-failures", elements::forgetOld);
  }
}
