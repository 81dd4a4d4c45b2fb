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

  private static final String NEWEST_FIRST = " order by t.commentedAt desc, t.id desc";

  private static final String COMMENTED = "select t.id from Ticket t where t.commentedAt >= :since";

  /** The first of these conditions is the one by which an index finds them. */
  private static final String BEHIND =
      " and t.commentedAt <= :last and (t.commentedAt < :last"
          + " or t.id < (select l.id from Ticket l where l.number = :number))";

  @Inject private EntityManager entityManager;

  /** The newest first. */
  List<Ticket> page(Instant since, ListPage page) {
    return tickets(query("", since).setFirstResult(page.offset()).setMaxResults(page.max()));
  }

  /** Those after that one of them, whatever came before it meanwhile. */
  List<Ticket> behind(RatingItem last, Instant since, int max) {
    return tickets(
        query(BEHIND, since)
            .setParameter("last", last.ratedAt())
            .setParameter("number", last.number().text())
            .setMaxResults(max));
  }

  private List<Ticket> tickets(TypedQuery<Long> query) {
    List<Long> ids = query.getResultList();
    return ids.isEmpty()
        ? List.of()
        : entityManager
            .createQuery("select t from Ticket t where t.id in :ids" + NEWEST_FIRST, Ticket.class)
            .setParameter("ids", ids)
            .getResultList();
  }

  /** How many there are; it stops counting there. */
  long count(Instant since, int max) {
    return query("", since).setMaxResults(max).getResultList().size();
  }

  /** In the order of the index also where they are counted: a database that guesses reads all. */
  private TypedQuery<Long> query(String behind, Instant since) {
    return entityManager
        .createQuery(COMMENTED + behind + NEWEST_FIRST, Long.class)
        .setParameter("since", since)
        .setHint("eclipselink.inheritance.outer-join", false);
  }
}
