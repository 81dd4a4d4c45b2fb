package mfa.workflow.statistics;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import mfa.platform.time.CountProgress;

/** How far the days are counted. */
@Entity
@Table(name = "process_statistics")
class DayCount extends CountProgress {

  protected DayCount() {}

  @Override
  protected LocalDate begin(LocalDate day) {
    return day;
  }

  @Override
  protected LocalDate next(LocalDate begin) {
    return begin.plusDays(1);
  }
}
