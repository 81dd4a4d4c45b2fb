package mfa.workflow.migration;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
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
    for (long id : run.running()) {
      for (int i = 0; i < BATCH; i++) {
        Optional<RunningInstance> next = run.next(id);
        more = next.isPresent();
        if (!more) {
          break;
        }
        move(run, id, next.get());
      }
    }
    return more;
  }

  private static void move(MigrationRunService run, long id, RunningInstance instance) {
    try {
      run.move(id, instance);
    } catch (RuntimeException e) {
      if (!run.fail(id, instance, e)) {
        LOG.log(Level.WARNING, e, () -> "Ticket " + instance.number() + " stays on its version.");
      }
    }
  }
}
