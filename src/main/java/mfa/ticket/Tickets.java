package mfa.ticket;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@Dependent
class Tickets {

  private final EntityManager entityManager;

  @Inject
  Tickets(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Adds a draft and gives it its number. */
  void add(Ticket ticket) {
    entityManager.persist(ticket);
    ticket.takeNumber();
  }

  void add(TicketMessage message) {
    entityManager.persist(message);
  }

  void add(TicketReview review) {
    entityManager.persist(review);
  }

  Optional<Ticket> find(TicketNumber number) {
    return first(
        query("select t from Ticket t where t.number = :number")
            .setParameter("number", number.text()));
  }

  /** The ticket, held until the end of the transaction: whoever acts on it queues up here. */
  Optional<Ticket> lock(TicketNumber number) {
    return first(
        query("select t from Ticket t where t.number = :number")
            .setParameter("number", number.text())
            .setLockMode(LockModeType.PESSIMISTIC_WRITE));
  }

  Optional<Ticket> draftOf(long accountId) {
    return first(
        query("select t from Ticket t where t.draftAccountId = :account")
            .setParameter("account", accountId));
  }

  Optional<Ticket> draftOfForm(String formHash) {
    return first(
        query(
                "select t from Ticket t where t.formHash = :form and t.draftAccountId is not null"
                    + " order by t.id desc")
            .setParameter("form", formHash)
            .setMaxResults(1));
  }

  Optional<Ticket> newestOfForm(String formHash) {
    return first(
        query("select t from Ticket t where t.formHash = :form order by t.id desc")
            .setParameter("form", formHash)
            .setMaxResults(1));
  }

  void flush() {
    entityManager.flush();
  }

  Optional<Ticket> openOf(long accountId) {
    return first(
        query("select t from Ticket t where t.openAccountId = :account")
            .setParameter("account", accountId));
  }

  boolean endedBadlySince(long accountId, Instant since) {
    return !entityManager
        .createQuery(
            "select t.id from Ticket t where t.accountId = :account and (t.objectedAt > :since"
                + " or t.closedAt > :since and t.outcome = mfa.ticket.Outcome.REJECTED)",
            Long.class)
        .setParameter("account", accountId)
        .setParameter("since", since)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  List<TicketMessage> messagesOf(Ticket ticket) {
    return entityManager
        .createQuery(
            "select m from TicketMessage m where m.ticketId = :ticket order by m.writtenAt, m.id",
            TicketMessage.class)
        .setParameter("ticket", ticket.id())
        .getResultList();
  }

  List<TicketReview> reviewsOf(Ticket ticket) {
    return entityManager
        .createQuery(
            "select r from TicketReview r where r.ticketId = :ticket order by r.decidedAt, r.id",
            TicketReview.class)
        .setParameter("ticket", ticket.id())
        .getResultList();
  }

  List<Ticket> page(QueuePage page, long agentId, Instant now) {
    return with(
            query(
                "select t from Ticket t where "
                    + where(page.queue())
                    + " order by t.waitingSince, t.id"),
            page.queue(),
            agentId,
            now)
        .setFirstResult(page.offset())
        .setMaxResults(page.limit())
        .getResultList();
  }

  long count(Queue queue, long agentId, Instant now) {
    return with(
            entityManager.createQuery(
                "select count(t) from Ticket t where " + where(queue), Long.class),
            queue,
            agentId,
            now)
        .getSingleResult();
  }

  private static String where(Queue queue) {
    return switch (queue) {
      case UNASSIGNED ->
          "t.taskId is not null and t.assigneeId is null and t.candidateGroup = 'agents'";
      case MINE -> "t.taskId is not null and t.assigneeId = :agent";
      case WAITING_FOR_REQUESTER -> "t.status = mfa.ticket.TicketStatus.FEEDBACK_PROVIDED";
      case SECOND_REVIEW -> "t.taskId is not null and t.candidateGroup = 'supervisors'";
      case WAITING_PERIOD ->
          "t.openAccountId is not null and t.approvedNoticeAt is not null and t.resetAt is null";
      case OVERDUE -> "t.dueAt < :now";
      case ALL -> "t.status <> mfa.ticket.TicketStatus.DRAFT and t.verifiedAt is not null";
    };
  }

  private static <T> TypedQuery<T> with(
      TypedQuery<T> query, Queue queue, long agentId, Instant now) {
    if (queue == Queue.MINE) {
      query.setParameter("agent", agentId);
    }
    if (queue == Queue.OVERDUE) {
      query.setParameter("now", now);
    }
    return query;
  }

  private TypedQuery<Ticket> query(String text) {
    return entityManager.createQuery(text, Ticket.class);
  }

  private static Optional<Ticket> first(TypedQuery<Ticket> query) {
    return query.getResultStream().findFirst();
  }
}
