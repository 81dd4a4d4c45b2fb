package mfa.ticket.numbers;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Counts what happened to tickets, each week in a transaction of its own, and which wait. */
@Stateless
public class WeekCountService {

  @Inject private TicketWeeks weeks;
  @Inject private WaitingTickets waiting;
  @Inject private Clock clock;

  /**
   * Counts the next week, unless another server does.
   *
   * @return whether there is one more
   */
  @PermitAll
  public boolean countNext() {
    Optional<WeekCount> progress = weeks.lock();
    if (progress.isEmpty()) {
      return false;
    }
    Instant now = clock.instant();
    LocalDate first = NumbersPeriod.longest().first(now);
    boolean more = progress.get().countNext(first, now, weeks::count);
    if (!more) {
      waiting.count(now);
      weeks.forgetBefore(first);
      weeks.sum(now);
    }
    return more;
  }
}
