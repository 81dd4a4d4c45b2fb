package mfa.workflow.migration;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import mfa.platform.worker.Worker;
import mfa.workflow.migration.process.RunningInstance;

/** Moves the tickets of migrations, some at a time. */
@Dependent
class MigrationWork {

  private static final Logger LOG = Logger.getLogger(MigrationWork.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int BATCH = 20;

  @Produces
  static Worker moving(MigrationRunService run) {
    return Worker.inBatches("process-migrations", PAUSE, () -> moveSome(run));
  }

  private static boolean moveSome(MigrationRunService run) {
    boolean more = false;
    List<RuntimeException> failures = new ArrayList<>();
    for (long id : run.running()) {
      try {
        more |= moveSome(run, id);
      } catch (RuntimeException e) {
        failures.add(e); // the others go on meanwhile
      }
    }
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
    return more;
  }

  /** Whether there may be more at once; what others work on is tried again after a pause. */
  private static boolean moveSome(MigrationRunService run, long id) {
    for (int i = 0; i < BATCH; i++) {
      Optional<RunningInstance> next = run.next(id);
      if (next.isEmpty() || !isPassed(run, id, next.get())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPassed(MigrationRunService run, long id, RunningInstance instance) {
    try {
      run.move(id, instance);
      return true;
    } catch (RuntimeException e) {
      boolean later = run.fail(id, instance, e);
      LOG.log(
          later ? Level.FINE : Level.WARNING,
          e,
          () -> "Ticket " + instance.number() + " stays on its version.");
      return !later;
    }
  }
}
