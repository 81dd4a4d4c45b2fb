package mfa.ticket.numbers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the weeks are counted, the only row of its table. Its life: a count begins at the week of
 * the day before the last one ended, goes on a week at a time, and ends with the present week.
 */
@Entity
@Table(name = "ticket_statistics")
class WeekCount {

  @Id private long id;

  @Column(name = "counted_at")
  private @Nullable Instant countedAt;

  @Column(name = "next_monday")
  private @Nullable Integer nextMonday;

  protected WeekCount() {}

  /** The Monday of the week in UTC. */
  static LocalDate monday(Instant time) {
    return time.atZone(ZoneOffset.UTC)
        .toLocalDate()
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /**
   * The week to count now. A transaction may commit what happened the day before, so the week of
   * that day is counted once more; and whatever passed while nobody counted.
   *
   * @param first the earliest that anybody asks for
   */
  LocalDate next(LocalDate first) {
    LocalDate next = first;
    if (nextMonday != null) {
      next = LocalDate.ofEpochDay(nextMonday);
    } else if (countedAt != null) {
      next = monday(countedAt.minusSeconds(24L * 60 * 60));
    }
    return next.isBefore(first) ? first : next;
  }

  /** More weeks follow. */
  void countedUpTo(LocalDate monday) {
    nextMonday = (int) monday.plusWeeks(1).toEpochDay();
  }

  void counted(Instant now) {
    nextMonday = null;
    countedAt = now;
  }

  /** When the last count ended; empty before the first time. */
  Optional<Instant> countedAt() {
    return Optional.ofNullable(countedAt);
  }
}
