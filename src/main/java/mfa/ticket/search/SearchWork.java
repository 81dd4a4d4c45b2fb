package mfa.ticket.search;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import mfa.platform.worker.Elements;
import mfa.platform.worker.Worker;

/**
 * Takes terms once more where they have changed, and those of tickets from before there were any.
 */
@Dependent
class SearchWork {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int MAX_AT_ONCE = 200;

  @Produces
  static Worker ticketTerms(TicketSearch search, TicketTerms terms, Elements elements) {
    return Worker.every(
        PAUSE,
        TicketSearch.WORKER,
        () -> elements.each(TicketSearch.WORKER, MAX_AT_ONCE, terms::unindexed, search::renew));
  }
}
