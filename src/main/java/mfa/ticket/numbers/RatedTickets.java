package mfa.ticket.numbers;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import mfa.platform.request.ListPage;
import mfa.ticket.Ticket;

/** Tickets that were rated in words. */
@Dependent
class RatedTickets {

  private static final String COMMENTED =
      " from Ticket t where t.ratedAt >= :since and t.ratingComment <> ''";

  @Inject private EntityManager entityManager;

  /** The newest first. */
  List<Ticket> page(Instant since, ListPage page) {
    List<Long> ids =
        query("select t.id" + COMMENTED + " order by t.ratedAt desc, t.id desc", since)
            .setFirstResult(page.offset())
            .setMaxResults(page.max())
            .getResultList();
    return ids.isEmpty()
        ? List.of()
        : entityManager
            .createQuery(
                "select t from Ticket t where t.id in :ids order by t.ratedAt desc, t.id desc",
                Ticket.class)
            .setParameter("ids", ids)
            .getResultList();
  }

  long count(Instant since) {
    return query("select count(t)" + COMMENTED, since).getSingleResult();
  }

  private TypedQuery<Long> query(String text, Instant since) {
    return entityManager
        .createQuery(text, Long.class)
        .setParameter("since", since)
        .setHint("eclipselink.inheritance.outer-join", false);
  }
}
