package mfa.ticket.support;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Optional;
import mfa.ticket.TicketNumber;

/** Tickets of workspaces. */
@Dependent
public class SupportTickets {

  @Inject private EntityManager entityManager;

  /** Adds a ticket and gives it its number. */
  public void add(SupportTicket ticket) {
    entityManager.persist(ticket);
    ticket.takeNumber();
  }

  public Optional<SupportTicket> find(TicketNumber number) {
    return first(byNumber(number));
  }

  /** The ticket, locked until the end of the transaction: anyone who acts on it queues up here. */
  public Optional<SupportTicket> lock(TicketNumber number) {
    return first(byNumber(number).setLockMode(LockModeType.PESSIMISTIC_WRITE));
  }

  /** What the account filed since then. */
  long countFiledSince(long accountId, Instant since) {
    return entityManager
        .createQuery(
            "select count(t) from SupportTicket t where t.accountId = :account"
                + " and t.filedAt > :since",
            Long.class)
        .setParameter("account", accountId)
        .setParameter("since", since)
        .getSingleResult();
  }

  private TypedQuery<SupportTicket> byNumber(TicketNumber number) {
    return entityManager
        .createQuery("select t from SupportTicket t where t.number = :number", SupportTicket.class)
        .setParameter("number", number.text());
  }

  private static Optional<SupportTicket> first(TypedQuery<SupportTicket> query) {
    return query.getResultStream().findFirst();
  }
}
