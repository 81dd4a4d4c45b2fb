package mfa.platform.time;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** Hands the server's clock, in UTC, to everything that needs the time (R08). */
@Dependent
class SystemClock {

  @Produces
  Clock clock() {
    return Clock.systemUTC();
  }
}
