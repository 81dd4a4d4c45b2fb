package mfa.ticket.numbers;

import static java.time.DayOfWeek.MONDAY;
import static java.time.temporal.TemporalAdjusters.previousOrSame;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;

/** Tells agents their own numbers, and nobody else's. */
@Stateless
public class OwnWorkService {

  @Inject private WaitingTickets waiting;
  @Inject private DoneTickets done;
  @Inject private TicketWeeks weeks;
  @Inject private AccountService accounts;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public OwnWork own() {
    long agent = request.requiredAccountId();
    ZoneId zone = accounts.ownProfile().timeZone();
    Instant now = clock.instant();
    LocalDate today = now.atZone(zone).toLocalDate();
    Optional<Instant> oldest = waiting.oldestOf(agent);
    return new OwnWork(
        oldest.isEmpty() ? 0 : waiting.countOf(agent),
        oldest,
        done.countOf(agent, begin(today, zone)),
        done.countOf(agent, begin(today.with(previousOrSame(MONDAY)), zone)),
        weeks.ratings(agent, NumbersPeriod.QUARTER));
  }

  private static Instant begin(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }
}
