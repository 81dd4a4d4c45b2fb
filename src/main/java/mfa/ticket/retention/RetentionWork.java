package mfa.ticket.retention;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import mfa.platform.time.BusinessHours;
import mfa.platform.worker.Elements;
import mfa.platform.worker.Worker;

/** Lets tickets go by night, a few at a time and each by itself. */
@Dependent
class RetentionWork {

  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int MAX_AT_ONCE = 20;

  @Produces
  static Worker retention(
      ExpiredTickets tickets,
      TicketRetentionService retention,
      RetentionSettings settings,
      BusinessHours hours,
      Elements elements,
      Clock clock) {
    return Worker.inBatches(
        TicketRetentionService.WORKER,
        PAUSE,
        () ->
            settings.isOpen(clock.instant(), hours.zone())
                && elements.eachIfReady(
                    TicketRetentionService.WORKER,
                    MAX_AT_ONCE,
                    (now, max) -> tickets.due(settings.end(now), now, max),
                    retention::delete));
  }
}
