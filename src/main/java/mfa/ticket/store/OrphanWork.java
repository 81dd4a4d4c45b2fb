package mfa.ticket.store;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import mfa.platform.worker.Worker;

/** Sweeps the directory of attached files once an hour. */
@Dependent
class OrphanWork {

  private static final Duration PAUSE = Duration.ofHours(1);

  @Produces
  static Worker orphans(OrphanedFiles files) {
    return Worker.every(PAUSE, "orphaned-files", files::sweep);
  }
}
