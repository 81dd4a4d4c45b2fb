package mfa.ticket.unbind;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import mfa.platform.worker.Elements;
import mfa.platform.worker.Worker;

/** Brings refused resets on, and finds approvals that were lost during the wait. */
@Dependent
class RefusedResetWork {

  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final int MAX_AT_ONCE = 2_000;

  @Produces
  static Worker refusedResets(
      UnbindTickets tickets, RefusedResetService resets, Elements elements) {
    return Worker.every(
        PAUSE,
        RefusedResetService.WORKER,
        () ->
            elements.each(
                RefusedResetService.WORKER, MAX_AT_ONCE, tickets::beforeReset, resets::continueTo));
  }
}
