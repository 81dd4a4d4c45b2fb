package mfa.ticket.support;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import mfa.platform.worker.Elements;
import mfa.platform.worker.Worker;

/** Leads the processes of support tickets on, once a second. */
@Dependent
class ProcessAlignmentWork {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int MAX_AT_ONCE = 50;

  @Produces
  static Worker supportProcesses(
      SupportTickets tickets, ProcessAlignmentService alignment, Elements elements) {
    return Worker.every(
        PAUSE,
        ProcessAlignmentService.WORKER,
        () ->
            elements.eachIfReady(
                ProcessAlignmentService.WORKER,
                MAX_AT_ONCE,
                tickets::aheadOfProcess,
                alignment::align));
  }
}
