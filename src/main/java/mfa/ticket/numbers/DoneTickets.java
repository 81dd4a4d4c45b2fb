package mfa.ticket.numbers;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Date;

/** The tickets that an agent moved on. */
@Dependent
class DoneTickets {

  /** A ticket counts once, however often it was worked on. */
  private static final String DONE =
      "select count(*) from ("
          + "select m.ticket_id from ticket_message m where m.author_id = ?1"
          + " and m.author = 'AGENT' and m.internal = false and m.written_at >= ?2"
          + " union select r.ticket_id from ticket_review r where r.reviewer_id = ?1"
          + " and r.decided_at >= ?2"
          + " union select t.id from ticket t where t.assignee_id = ?1"
          + " and t.closed_at >= ?2 and t.outcome = 'SOLVED') done";

  @Inject private EntityManager entityManager;

  /** Answered, decided or closed since then. */
  long countOf(long agentId, Instant since) {
    Object count =
        entityManager
            .createNativeQuery(DONE)
            .setParameter(1, agentId)
            .setParameter(2, Date.from(since))
            .getSingleResult();
    return ((Number) count).longValue();
  }
}
