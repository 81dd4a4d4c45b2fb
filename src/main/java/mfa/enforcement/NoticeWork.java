package mfa.enforcement;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import mfa.platform.worker.Worker;

/** Plans for members, tells and reminds them, batch by batch. */
@Dependent
class NoticeWork {

  private static final Duration PAUSE = Duration.ofSeconds(10);

  @Produces
  static Worker plans(NoticeSteps steps) {
    return Worker.inBatches("member-plans", PAUSE, steps::carryOutPlans);
  }

  @Produces
  static Worker notices(NoticeSteps steps) {
    return Worker.inBatches("notices", PAUSE, () -> steps.tellDue() == NoticeSteps.BATCH);
  }

  @Produces
  static Worker reminders(NoticeSteps steps) {
    return Worker.inBatches("reminders", PAUSE, () -> steps.remindDue() == NoticeSteps.BATCH);
  }
}
