package mfa.ticket.numbers;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is counted of each week and added up for each period; and the tickets, from which it is. */
@Dependent
class TicketWeeks {

  private static final String COUNT =
      "insert into ticket_week (grouped_by, monday, fact, member, bucket, tickets)"
          + " select '%1$s', cast(?1 as integer), '%2$s', c.member, c.bucket, count(*) from"
          + " (select %3$s as member, %4$s as bucket from ticket t"
          + " where t.%5$s >= ?2 and t.%5$s < ?3 and t.filed_at is not null%6$s) c"
          + " group by c.member, c.bucket";

  private static final String SUM =
      "insert into ticket_period (weeks, grouped_by, member, fact, bucket, tickets)"
          + " select cast(?1 as integer), w.grouped_by, w.member, w.fact, w.bucket, sum(w.tickets)"
          + " from ticket_week w where w.grouped_by <> 'WEEK' and w.monday >= ?2"
          + " group by w.grouped_by, w.member, w.fact, w.bucket";

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
      count(monday, fact, Grouping.WEEK, "''");
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

  /** Adds up the weeks of each period. */
  void sum(Instant now) {
    entityManager.createNativeQuery("delete from ticket_period").executeUpdate();
    for (NumbersPeriod period : NumbersPeriod.values()) {
      entityManager
          .createNativeQuery(SUM)
          .setParameter(1, period.weeks())
          .setParameter(2, (int) period.first(now).toEpochDay())
          .executeUpdate();
    }
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

  /** The numbers since a week, by the epoch day of each Monday. */
  Map<String, NumbersCount> byWeek(LocalDate monday) {
    return counts(
        entityManager
            .createNativeQuery(
                "select w.monday, w.fact, w.bucket, w.tickets from ticket_week w"
                    + " where w.grouped_by = 'WEEK' and w.monday >= ?1")
            .setParameter(1, (int) monday.toEpochDay()));
  }

  /** The numbers of a period, by the name of each type or the id of each agent. */
  Map<String, NumbersCount> byMember(NumbersPeriod period, Grouping grouping) {
    return counts(
        entityManager
            .createNativeQuery(
                "select p.member, p.fact, p.bucket, p.tickets from ticket_period p"
                    + " where p.weeks = ?1 and p.grouped_by = ?2")
            .setParameter(1, period.weeks())
            .setParameter(2, grouping.name()));
  }

  /** How many ratings of each number of stars an agent had in a period. */
  Ratings ratings(long agentId, NumbersPeriod period) {
    String agent = Long.toString(agentId);
    return counts(
            entityManager
                .createNativeQuery(
                    "select p.member, p.fact, p.bucket, p.tickets from ticket_period p"
                        + " where p.weeks = ?1 and p.grouped_by = 'AGENT' and p.member = ?2"
                        + " and p.fact = 'RATED'")
                .setParameter(1, period.weeks())
                .setParameter(2, agent))
        .getOrDefault(agent, new NumbersCount())
        .numbers()
        .ratings();
  }

  private static Map<String, NumbersCount> counts(Query query) {
    Map<String, NumbersCount> counts = new HashMap<>();
    for (Object row : query.getResultList()) {
      Object[] columns = (Object[]) row;
      counts
          .computeIfAbsent(columns[0].toString(), any -> new NumbersCount())
          .add(TicketFact.valueOf((String) columns[1]), number(columns[2]), number(columns[3]));
    }
    return counts;
  }

  private static long number(Object column) {
    return ((Number) column).longValue();
  }
}
