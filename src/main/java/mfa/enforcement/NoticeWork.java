package mfa.enforcement;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mfa.platform.worker.Elements;
import mfa.platform.worker.Worker;

/** Runs the jobs for members, notifies and reminds them, batch by batch. */
@Dependent
class NoticeWork {

  private static final Duration PAUSE = Duration.ofSeconds(10);

  @Produces
  static Worker jobs(NoticeSteps steps, Elements elements) {
    return Worker.inBatches(
        NoticeSteps.JOBS,
        PAUSE,
        () -> {
          List<Long> unfinished = new ArrayList<>();
          elements.each(
              NoticeSteps.JOBS,
              steps.dueJobs(),
              id -> {
                if (steps.runJob(id)) {
                  unfinished.add(id);
                }
              });
          return !unfinished.isEmpty();
        });
  }

  @Produces
  static Worker notices(NoticeSteps steps, Elements elements) {
    return Worker.inBatches(
        NoticeSteps.NOTICES,
        PAUSE,
        () -> {
          List<Long> due = steps.dueNotices();
          elements.each(NoticeSteps.NOTICES, due, steps::notify);
          return due.size() == NoticeSteps.BATCH;
        });
  }

  @Produces
  static Worker reminders(NoticeSteps steps, Elements elements) {
    return Worker.inBatches(
        NoticeSteps.REMINDERS,
        PAUSE,
        () -> {
          List<Long> due = steps.dueReminders();
          elements.each(NoticeSteps.REMINDERS, due, steps::remind);
          return due.size() == NoticeSteps.BATCH;
        });
  }
}
