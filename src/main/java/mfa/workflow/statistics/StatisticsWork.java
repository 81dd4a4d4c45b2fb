package mfa.workflow.statistics;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import mfa.platform.worker.Worker;

/** Counts the last two days every minute, so that the numbers are no older. */
@Dependent
class StatisticsWork {

  private static final Duration PAUSE = Duration.ofMinutes(1);

  @Produces
  static Worker counting(StepCountService counts) {
    return Worker.inBatches("process-statistics", PAUSE, counts::countNext);
  }
}
