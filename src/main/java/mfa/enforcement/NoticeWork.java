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
  static Worker jobs(NoticeService notices, Elements elements) {
    return Worker.inBatches(
        NoticeService.JOBS,
        PAUSE,
        () -> {
          List<Long> unfinished = new ArrayList<>();
          elements.each(
              NoticeService.JOBS,
              notices.dueJobs(),
              id -> {
                if (notices.runJob(id)) {
                  unfinished.add(id);
                }
              });
          return !unfinished.isEmpty();
        });
  }

  @Produces
  static Worker notices(NoticeService notices, Elements elements) {
    return Worker.inBatches(
        NoticeService.NOTICES,
        PAUSE,
        () -> {
          List<Long> due = notices.dueNotices();
          elements.each(NoticeService.NOTICES, due, notices::notify);
          return due.size() == NoticeService.BATCH;
        });
  }

  @Produces
  static Worker reminders(NoticeService notices, Elements elements) {
    return Worker.inBatches(
        NoticeService.REMINDERS,
        PAUSE,
        () -> {
          List<Long> due = notices.dueReminders();
          elements.each(NoticeService.REMINDERS, due, notices::remind);
          return due.size() == NoticeService.BATCH;
        });
  }
}
