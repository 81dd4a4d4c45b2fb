package mfa.workflow.statistics;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mfa.platform.time.Durations;

/** What is counted of each step and day; and the history of the engine, from which it is. */
@Dependent
class StepDays {

  private static final String COUNT =
      "insert into process_step_day"
          + " (process_definition_id, epoch_day, activity_id, bucket, visits)"
          + " select h.PROC_DEF_ID_, cast(?1 as integer), h.ACT_ID_, %1$s, count(*)"
          + " from ACT_HI_ACTINST h"
          + " where h.END_TIME_ >= ?2 and h.END_TIME_ < ?3 and h.DURATION_ is not null"
          + " group by h.PROC_DEF_ID_, h.ACT_ID_, %1$s";

  private static final String BUCKET = Durations.bucketInSql("h.DURATION_");

  @Inject private EntityManager entityManager;

  /** How far the count is, if no other server counts; locked until the commit. */
  @SuppressWarnings("unchecked")
  Optional<DayCount> lock() {
    return entityManager
        .createNativeQuery(
            "select * from process_statistics for update skip locked", DayCount.class)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** When it was counted last; empty before the first time. */
  Optional<Instant> countedAt() {
    return entityManager
        .createQuery("select p from DayCount p", DayCount.class)
        .getResultStream()
        .findFirst()
        .flatMap(DayCount::countedAt);
  }

  /** Counts a day again. */
  void count(LocalDate day) {
    delete("=", day);
    entityManager
        .createNativeQuery(String.format(Locale.ROOT, COUNT, BUCKET))
        .setParameter(1, (int) day.toEpochDay())
        .setParameter(2, begin(day))
        .setParameter(3, begin(day.plusDays(1)))
        .executeUpdate();
  }

  void forgetBefore(LocalDate day) {
    delete("<", day);
  }

  private void delete(String comparison, LocalDate day) {
    entityManager
        .createNativeQuery("delete from process_step_day where epoch_day " + comparison + " ?1")
        .setParameter(1, (int) day.toEpochDay())
        .executeUpdate();
  }

  private static Date begin(LocalDate day) {
    return Date.from(day.atStartOfDay().toInstant(ZoneOffset.UTC));
  }

  /** How long each step took since a day. */
  Map<String, Durations> durations(String versionId, LocalDate since) {
    Query query =
        since(
            versionId,
            since,
            "select d.activity_id, d.bucket, sum(d.visits)",
            " group by d.activity_id, d.bucket");
    Map<String, Durations> durations = new HashMap<>();
    for (Object row : query.getResultList()) {
      Object[] columns = (Object[]) row;
      durations
          .computeIfAbsent((String) columns[0], step -> new Durations())
          .add(number(columns[1]).intValue(), number(columns[2]).longValue());
    }
    return durations;
  }

  /**
   * How often steps ended on each day on which one did.
   *
   * @param steps at least one
   */
  List<StepDay> days(String versionId, Collection<String> steps, LocalDate since) {
    String places = String.join(", ", Collections.nCopies(steps.size(), "?"));
    Query query =
        since(
            versionId,
            since,
            "select d.epoch_day, d.activity_id, sum(d.visits)",
            " and d.activity_id in (" + places + ") group by d.epoch_day, d.activity_id");
    int place = 2;
    for (String step : steps) {
      place++;
      query.setParameter(place, step);
    }
    List<StepDay> days = new ArrayList<>();
    for (Object row : query.getResultList()) {
      Object[] columns = (Object[]) row;
      days.add(
          new StepDay(
              LocalDate.ofEpochDay(number(columns[0]).longValue()),
              (String) columns[1],
              number(columns[2]).longValue()));
    }
    return days;
  }

  private Query since(String versionId, LocalDate since, String columns, String rest) {
    return entityManager
        .createNativeQuery(
            columns
                + " from process_step_day d"
                + " where d.process_definition_id = ? and d.epoch_day >= ?"
                + rest)
        .setParameter(1, versionId)
        .setParameter(2, (int) since.toEpochDay());
  }

  private static Number number(Object column) {
    return (Number) column;
  }

  /** How often a step ended on a day. */
  record StepDay(LocalDate day, String step, long ended) {}
}
