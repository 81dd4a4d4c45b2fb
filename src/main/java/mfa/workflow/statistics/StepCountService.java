package mfa.workflow.statistics;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Counts what the history of the engine holds, each day in a transaction of its own. */
@Stateless
public class StepCountService {

  @Inject private StepDays days;
  @Inject private Clock clock;

  /**
   * Counts the next day, unless another server does.
   *
   * @return whether there is one more
   */
  @PermitAll
  public boolean countNext() {
    Optional<DayCount> progress = days.lock();
    if (progress.isEmpty()) {
      return false;
    }
    Instant now = clock.instant();
    LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
    LocalDate first = today.minusDays(Period.longest().days() - 1L);
    boolean more = progress.get().countNext(first, now, days::count);
    if (!more) {
      days.forgetBefore(first);
    }
    return more;
  }
}
