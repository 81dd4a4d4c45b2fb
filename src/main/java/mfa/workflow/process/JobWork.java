package mfa.workflow.process;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import mfa.platform.worker.Worker;

/** Sees to it that the engine takes the jobs that are due. */
@Dependent
class JobWork {

  private static final Duration PAUSE = Duration.ofSeconds(2);

  @Produces
  static Worker jobs(WorkflowEngine engine) {
    return Worker.every(PAUSE, "process-jobs", engine::takeJobs);
  }
}
