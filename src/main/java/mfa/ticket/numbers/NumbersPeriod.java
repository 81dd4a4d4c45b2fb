package mfa.ticket.numbers;

import java.time.Instant;
import java.time.LocalDate;

/** How far back numbers go: so many weeks, the present one among them. */
public enum NumbersPeriod {
  MONTH(4),
  QUARTER(13),
  HALF_YEAR(26),
  YEAR(52);

  private final int weeks;

  NumbersPeriod(int weeks) {
    this.weeks = weeks;
  }

  public int weeks() {
    return weeks;
  }

  /** The Monday with which it begins, in UTC. */
  LocalDate first(Instant now) {
    return WeekCount.monday(now).minusWeeks(weeks - 1L);
  }

  /** The longest, for which numbers are kept. */
  static NumbersPeriod longest() {
    return YEAR;
  }
}
