package mfa.ticket.numbers;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import mfa.platform.worker.Worker;

/** Counts the present week and what waits every few minutes, so that the numbers are no older. */
@Dependent
class NumbersWork {

  private static final Duration PAUSE = Duration.ofMinutes(5);

  @Produces
  static Worker counting(WeekCountService counts) {
    return Worker.inBatches("ticket-statistics", PAUSE, counts::countNext);
  }
}
