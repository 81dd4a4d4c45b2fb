package mfa.session;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import mfa.platform.worker.Worker;

/** Clears away sessions and known devices that are no longer needed. */
@Dependent
class SessionWork {

  private static final Duration PAUSE = Duration.ofHours(1);

  @Produces
  static Worker sessions(SessionService sessions) {
    return Worker.every(PAUSE, "old-sessions", sessions::forgetOld);
  }

  @Produces
  static Worker devices(DeviceService devices) {
    return Worker.every(PAUSE, "old-devices", devices::forgetOld);
  }
}
