package mfa.ticket.numbers;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mfa.ticket.search.TicketOrder;

/** The tickets that wait for customer service, and how many they were of each age. */
@Dependent
class WaitingTickets {

  private static final String COUNT =
      "insert into ticket_waiting (grouped_by, member, age, tickets)"
          + " select '%s', w.member, w.age, count(*) from (select %s as member, %s as age"
          + " from ticket t where t.status in ('WAITING_FOR_ASSIGNMENT', 'WAITING_FOR_FEEDBACK')"
          + " and t.task_id is not null) w group by w.member, w.age";

  private static final String WITH_AGENT =
      " from Ticket t where t.place.assigneeId = :agent and t.place.taskId is not null";

  @Inject private EntityManager entityManager;

  /** Counts them again. */
  void count(Instant now) {
    entityManager.createNativeQuery("delete from ticket_waiting").executeUpdate();
    count(Grouping.TYPE, "t.ticket_type", now);
    count(Grouping.AGENT, TicketWeeks.member("t.assignee_id"), now);
  }

  private void count(Grouping grouping, String member, Instant now) {
    Query query =
        entityManager.createNativeQuery(
            String.format(Locale.ROOT, COUNT, grouping.name(), member, age()));
    for (WaitingAge age : WaitingAge.values()) {
      age.max().ifPresent(max -> query.setParameter(age.ordinal() + 1, Date.from(now.minus(max))));
    }
    query.executeUpdate();
  }

  private static String age() {
    StringBuilder age = new StringBuilder("case");
    for (WaitingAge each : WaitingAge.values()) {
      if (each.max().isPresent()) {
        age.append(
            String.format(
                Locale.ROOT,
                " when t.waiting_since >= ?%d then %d",
                each.ordinal() + 1,
                each.ordinal()));
      }
    }
    return age.append(" else ").append(WaitingAge.LONGER.ordinal()).append(" end").toString();
  }

  /** How many there were of each age, by type or by the id of the agent, {@code 0} for nobody. */
  Map<String, List<Long>> counted(Grouping grouping) {
    Map<String, List<Long>> counts = new HashMap<>();
    for (Object row :
        entityManager
            .createNativeQuery(
                "select w.member, w.age, w.tickets from ticket_waiting w where w.grouped_by = ?1")
            .setParameter(1, grouping.name())
            .getResultList()) {
      Object[] columns = (Object[]) row;
      counts
          .computeIfAbsent((String) columns[0], any -> zeros())
          .set(((Number) columns[1]).intValue(), ((Number) columns[2]).longValue());
    }
    return counts;
  }

  private static List<Long> zeros() {
    return new ArrayList<>(Collections.nCopies(WaitingAge.values().length, 0L));
  }

  /** How many an agent has to work on now. */
  long countOf(long agentId) {
    return entityManager
        .createQuery("select count(t)" + WITH_AGENT, Long.class)
        .setParameter("agent", agentId)
        .getSingleResult();
  }

  /** Since when the one of them waits that waits longest. */
  Optional<Instant> oldestOf(long agentId) {
    return entityManager
        .createQuery(
            "select t.place.waitingSince"
                + WITH_AGENT
                + " order by "
                + TicketOrder.foundFirst("t.place.waitingSince"),
            Instant.class)
        .setParameter("agent", agentId)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }
}
