package mfa.enforcement;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mfa.platform.worker.Elements;
import mfa.platform.worker.Worker;
import mfa.workspace.MemberNoticeService;

/** Runs the jobs for members, notifies and reminds them, batch by batch. */
@Dependent
class NoticeWork {

  static final String JOBS = "member-plans";
  static final int BATCH = 100;

  private static final String NOTICES = "notices";
  private static final String REMINDERS = "reminders";
  private static final Duration PAUSE = Duration.ofSeconds(10);

  /** So many members are planned for in one transaction. */
  private static final int PLANNED = 1000;

  @Produces
  static Worker jobs(MemberNoticeService members, Elements elements) {
    return Worker.inBatches(
        JOBS,
        PAUSE,
        () -> {
          List<Long> unfinished = new ArrayList<>();
          elements.each(
              JOBS,
              BATCH,
              (now, max) -> members.dueJobs(JOBS, max),
              id -> {
                if (members.runJob(id, PLANNED)) {
                  unfinished.add(id);
                }
              });
          return !unfinished.isEmpty();
        });
  }

  @Produces
  static Worker notices(MemberNoticeService members, NoticeService notices, Elements elements) {
    return Worker.inBatches(
        NOTICES,
        PAUSE,
        () ->
            elements.each(
                NOTICES, BATCH, (now, max) -> members.dueNotices(NOTICES, max), notices::notify));
  }

  @Produces
  static Worker reminders(MemberNoticeService members, NoticeService notices, Elements elements) {
    return Worker.inBatches(
        REMINDERS,
        PAUSE,
        () ->
            elements.each(
                REMINDERS,
                BATCH,
                (now, max) -> members.dueReminders(REMINDERS, max),
                notices::remind));
  }
}
