package mfa.workflow.statistics;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How far the days are counted, the only row of its table. Its life: a count begins at the day
 * before the last one ended, goes on a day at a time, and ends with the present day.
 */
@Entity
@Table(name = "process_statistics")
class CountProgress {

  @Id private long id;

  @Column(name = "counted_at")
  private Instant countedAt;

  @Column(name = "next_day")
  private Integer nextDay;

  protected CountProgress() {}

  /**
   * The day to count now. A transaction may commit what ended the day before, so that day is
   * counted once more; and whatever passed while nobody counted.
   *
   * @param first the earliest that anybody asks for
   */
  LocalDate nextDay(LocalDate first) {
    LocalDate next = first;
    if (nextDay != null) {
      next = LocalDate.ofEpochDay(nextDay);
    } else if (countedAt != null) {
      next = countedAt.atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
    }
    return next.isBefore(first) ? first : next;
  }

  /** More days follow. */
  void countedUpTo(LocalDate day) {
    nextDay = (int) day.plusDays(1).toEpochDay();
  }

  void counted(Instant now) {
    nextDay = null;
    countedAt = now;
  }

  Instant countedAt() {
    return countedAt;
  }
}
