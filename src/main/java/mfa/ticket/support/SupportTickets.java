package mfa.ticket.support;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mfa.platform.persistence.DueRow;
import mfa.platform.worker.Elements;
import mfa.ticket.TicketNumber;

/** Tickets of workspaces. */
@Dependent
public class SupportTickets {

  @Inject private EntityManager entityManager;
  @Inject private DueRow dueRow;

  /** Adds a ticket and gives it its number; what belongs to it can be added then. */
  public void add(SupportTicket ticket) {
    entityManager.persist(ticket);
    ticket.takeNumber();
    entityManager.flush();
  }

  public Optional<SupportTicket> find(TicketNumber number) {
    return first(byNumber(number));
  }

  /** The ticket, locked until the end of the transaction: anyone who acts on it queues up here. */
  public Optional<SupportTicket> lock(TicketNumber number) {
    return first(byNumber(number).setLockMode(LockModeType.PESSIMISTIC_WRITE));
  }

  SupportTicket byId(long id) {
    return entityManager.find(SupportTicket.class, id);
  }

  /** The same as {@link #lock(TicketNumber)}. */
  SupportTicket lock(long id) {
    return entityManager.find(SupportTicket.class, id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** In the order in which they were filed. */
  List<TicketNumber> followUpsOf(SupportTicket ticket) {
    return numbers(
        "select t.number from SupportTicket t where t.followUpOf = :id order by t.id", ticket.id());
  }

  /** What the account waits for. */
  List<TicketNumber> openOf(long accountId) {
    return numbers(
        "select t.number from SupportTicket t where t.accountId = :id and t.closedAt is null"
            + " order by t.id",
        accountId);
  }

  private List<TicketNumber> numbers(String query, long id) {
    return entityManager
        .createQuery(query, String.class)
        .setParameter("id", id)
        .getResultStream()
        .map(TicketNumber::new)
        .toList();
  }

  /** Those that were moved past their processes, oldest first. */
  List<Long> aheadOfProcess(Instant now, int max) {
    return dueRow.ids(
        "select t.id from SupportTicket t where t.movedAt is not null and"
            + Elements.areDue(ProcessAlignmentService.WORKER, "t.id")
            + " order by t.movedAt, t.id",
        now,
        max);
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
