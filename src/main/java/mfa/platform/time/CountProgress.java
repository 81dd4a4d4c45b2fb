package mfa.platform.time;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How far the past is counted, in periods such as days or weeks; the only row of its table. Its
 * life: a count begins at the period of the day before the last one ended, goes on a period at a
 * time, and ends with the present one.
 */
@MappedSuperclass
public abstract class CountProgress {

  @Id private long id;

  @Column(name = "counted_at")
  private @Nullable Instant countedAt;

  /** The first day of the period to be counted next, while a count goes on. */
  @Column(name = "next_day")
  private @Nullable Integer nextDay;

  protected CountProgress() {}

  /** The first day of the period of a day. */
  protected abstract LocalDate begin(LocalDate day);

  /** The first day of the period after that which begins on this day. */
  protected abstract LocalDate next(LocalDate begin);

  /**
   * Counts a period. A transaction may commit what happened the day before, so the period of that
   * day is counted once more; and whatever passed while nobody counted.
   *
   * @param first the beginning of the earliest that anybody asks for
   * @param count counts the period that begins on a day
   * @return whether there is one more
   */
  public boolean countNext(LocalDate first, Instant now, Consumer<LocalDate> count) {
    LocalDate period = due(first);
    count.accept(period);
    boolean isPresent = !period.isBefore(begin(day(now)));
    nextDay = isPresent ? null : (int) next(period).toEpochDay();
    if (isPresent) {
      countedAt = now;
    }
    return !isPresent;
  }

  private LocalDate due(LocalDate first) {
    LocalDate due = first;
    if (nextDay != null) {
      due = LocalDate.ofEpochDay(nextDay);
    } else if (countedAt != null) {
      due = begin(day(countedAt).minusDays(1));
    }
    return due.isBefore(first) ? first : due;
  }

  private static LocalDate day(Instant time) {
    return time.atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** When the last count ended; empty before the first time. */
  public Optional<Instant> countedAt() {
    return Optional.ofNullable(countedAt);
  }
}
