package mfa.ticket.numbers;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is counted of each week; and the tickets, from which it is. */
@Dependent
class TicketWeeks {

  private static final String COUNT =
      "insert into ticket_week (grouped_by, monday, fact, member, bucket, tickets)"
          + " select '%1$s', cast(?1 as integer), '%2$s', c.member, c.bucket, count(*) from"
          + " (select %3$s as member, %4$s as bucket from ticket t"
          + " where t.%5$s >= ?2 and t.%5$s < ?3 and t.filed_at is not null%6$s) c"
          + " group by c.member, c.bucket";

  @Inject private EntityManager entityManager;

  /** How far the count is, if no other server counts; locked until the commit. */
  @SuppressWarnings("unchecked")
  Optional<WeekCount> lock() {
    return entityManager
        .createNativeQuery(
            "select * from ticket_statistics for update skip locked", WeekCount.class)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** When it was counted last; empty before the first time. */
  Optional<Instant> countedAt() {
    return entityManager
        .createQuery("select c from WeekCount c", WeekCount.class)
        .getResultStream()
        .findFirst()
        .flatMap(WeekCount::countedAt);
  }

  /** Counts a week again. */
  void count(LocalDate monday) {
    delete("=", monday);
    for (TicketFact fact : TicketFact.values()) {
      count(monday, fact, Grouping.TYPE, "t.ticket_type");
      if (!fact.agent().isEmpty()) {
        count(monday, fact, Grouping.AGENT, member(fact.agent()));
      }
    }
  }

  /** How the database names an agent, or nobody, by the id. */
  static String member(String agentId) {
    return "cast(coalesce(" + agentId + ", 0) as varchar(30))";
  }

  private void count(LocalDate monday, TicketFact fact, Grouping grouping, String member) {
    entityManager
        .createNativeQuery(
            String.format(
                Locale.ROOT,
                COUNT,
                grouping.name(),
                fact.name(),
                member,
                fact.bucket(),
                fact.time(),
                fact.condition()))
        .setParameter(1, (int) monday.toEpochDay())
        .setParameter(2, begin(monday))
        .setParameter(3, begin(monday.plusWeeks(1)))
        .executeUpdate();
  }

  void forgetBefore(LocalDate monday) {
    delete("<", monday);
  }

  private void delete(String comparison, LocalDate monday) {
    entityManager
        .createNativeQuery("delete from ticket_week where monday " + comparison + " ?1")
        .setParameter(1, (int) monday.toEpochDay())
        .executeUpdate();
  }

  private static Date begin(LocalDate monday) {
    return Date.from(monday.atStartOfDay().toInstant(ZoneOffset.UTC));
  }

  /**
   * The numbers since a week, by what they are grouped by: the epoch day of a Monday, the name of a
   * type, the id of an agent.
   */
  Map<String, NumbersCount> since(LocalDate monday, Grouping grouping) {
    String key = grouping == Grouping.WEEK ? "cast(w.monday as varchar(30))" : "w.member";
    Map<String, NumbersCount> counts = new HashMap<>();
    for (Object row :
        entityManager
            .createNativeQuery(
                String.format(
                    Locale.ROOT,
                    "select %1$s, w.fact, w.bucket, sum(w.tickets) from ticket_week w"
                        + " where w.grouped_by = ?1 and w.monday >= ?2"
                        + " group by %1$s, w.fact, w.bucket",
                    key))
            .setParameter(1, (grouping == Grouping.WEEK ? Grouping.TYPE : grouping).name())
            .setParameter(2, (int) monday.toEpochDay())
            .getResultList()) {
      Object[] columns = (Object[]) row;
      counts
          .computeIfAbsent((String) columns[0], any -> new NumbersCount())
          .add(TicketFact.valueOf((String) columns[1]), number(columns[2]), number(columns[3]));
    }
    return counts;
  }

  /** How many ratings of each number of stars an agent had since a week. */
  Ratings ratings(long agentId, LocalDate monday) {
    NumbersCount count = new NumbersCount();
    for (Object row :
        entityManager
            .createNativeQuery(
                "select w.bucket, sum(w.tickets) from ticket_week w where w.grouped_by = 'AGENT'"
                    + " and w.monday >= ?1 and w.fact = 'RATED' and w.member = ?2 group by w.bucket")
            .setParameter(1, (int) monday.toEpochDay())
            .setParameter(2, Long.toString(agentId))
            .getResultList()) {
      Object[] columns = (Object[]) row;
      count.add(TicketFact.RATED, number(columns[0]), number(columns[1]));
    }
    return count.numbers().ratings();
  }

  private static long number(Object column) {
    return ((Number) column).longValue();
  }
}
