package mfa.ticket.numbers;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import mfa.platform.time.CountProgress;

/** How far the weeks are counted. */
@Entity
@Table(name = "ticket_statistics")
@AttributeOverride(name = "nextDay", column = @Column(name = "next_monday"))
class WeekCount extends CountProgress {

  protected WeekCount() {}

  /** The Monday of the week in UTC. */
  static LocalDate monday(Instant time) {
    return monday(time.atZone(ZoneOffset.UTC).toLocalDate());
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  @Override
  protected LocalDate begin(LocalDate day) {
    return monday(day);
  }

  @Override
  protected LocalDate next(LocalDate begin) {
    return begin.plusWeeks(1);
  }
}
