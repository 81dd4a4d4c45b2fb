package mfa.ticket.search;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mfa.platform.worker.Elements;
import mfa.ticket.Ticket;

/** By which terms tickets are found, and of which tickets they have to be taken once more. */
@Dependent
class TicketTerms {

  @Inject private EntityManager entityManager;

  Optional<Long> accountOf(long ticketId) {
    return entityManager
        .createQuery("select t.accountId from Ticket t where t.id = :id", Long.class)
        .setParameter("id", ticketId)
        .getResultStream()
        .findFirst();
  }

  Optional<Ticket> ticket(long id) {
    return Optional.ofNullable(entityManager.find(Ticket.class, id));
  }

  /** The ticket may be a new one, to which rows of terms can refer only once it is written. */
  void add(Ticket ticket, Set<String> ofTicket, Set<String> ofRequester) {
    entityManager.flush();
    ofTicket.forEach(term -> entityManager.persist(new TicketTerm(term, false, ticket)));
    ofRequester.stream()
        .filter(term -> !ofTicket.contains(term))
        .forEach(term -> entityManager.persist(new TicketTerm(term, true, ticket)));
  }

  /** How many terms begin so; it stops counting there. */
  int count(SearchTerms.Beginning word, TicketSearch.Scope scope, int max) {
    Query query =
        entityManager
            .createNativeQuery(
                "select count(*) from (select 1 from ticket_term x where x.term >= ?1"
                    + " and x.term < ?2"
                    + scope.inSql()
                    + " fetch first ?3 rows only) found")
            .setParameter(1, word.from())
            .setParameter(2, word.to())
            .setParameter(3, max);
    if (scope.workspaceId() != null) {
      query.setParameter(4, scope.workspaceId());
    }
    return ((Number) query.getSingleResult()).intValue();
  }

  void removeOf(long ticketId) {
    change("delete from TicketTerm x where x.ticketId = :id", ticketId);
  }

  void markUnindexed(long accountId) {
    entityManager
        .createQuery(
            "select t.id from Ticket t where t.accountId = :account and t.filedAt is not null"
                + " and t.id not in (select u.ticketId from UnindexedTicket u)",
            Long.class)
        .setParameter("account", accountId)
        .getResultList()
        .forEach(id -> entityManager.persist(new UnindexedTicket(id)));
  }

  void markIndexed(long ticketId) {
    change("delete from UnindexedTicket u where u.ticketId = :id", ticketId);
  }

  private void change(String statement, long id) {
    entityManager.createQuery(statement).setParameter("id", id).executeUpdate();
  }

  /** The newest first. */
  List<Long> unindexed(Instant now, int max) {
    return entityManager
        .createQuery(
            "select u.ticketId from UnindexedTicket u where"
                + Elements.areDue(TicketSearch.WORKER, "u.ticketId")
                + " order by u.ticketId desc",
            Long.class)
        .setParameter("now", now)
        .setMaxResults(max)
        .getResultList();
  }
}
