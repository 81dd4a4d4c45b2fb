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
    LocalDate present = WeekCount.monday(now);
    LocalDate first = NumbersPeriod.longest().first(now);
    LocalDate week = progress.get().next(first);
    weeks.count(week);
    if (week.isBefore(present)) {
      progress.get().countedUpTo(week);
      return true;
    }
    waiting.count(now);
    weeks.forgetBefore(first);
    progress.get().counted(now);
    return false;
  }
}
