package mfa.ticket;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mfa.platform.worker.Elements;
import mfa.ticket.desk.TicketReview;
import mfa.ticket.process.TicketStep;
import mfa.ticket.unbind.TicketVoucher;

@Dependent
public class Tickets {

  private final EntityManager entityManager;

  @Inject
  public Tickets(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Adds a draft and gives it its number. */
  public void add(Ticket ticket) {
    entityManager.persist(ticket);
    ticket.takeNumber();
  }

  public void add(TicketMessage message) {
    entityManager.persist(message);
  }

  public void add(TicketReview review) {
    entityManager.persist(review);
  }

  public void add(TicketVoucher voucher) {
    entityManager.persist(voucher);
  }

  /** Oldest first. */
  public List<TicketVoucher> vouchersOf(Ticket ticket) {
    return of(
        ticket,
        "select v from TicketVoucher v where v.ticketId = :ticket order by v.vouchedAt, v.id",
        TicketVoucher.class);
  }

  public void add(TicketStep step) {
    entityManager.persist(step);
  }

  /** In the order in which the process entered them. */
  public List<TicketStep> stepsOf(Ticket ticket) {
    return of(
        ticket,
        "select s from TicketStep s where s.ticketId = :ticket order by s.enteredAt, s.id",
        TicketStep.class);
  }

  public Optional<Ticket> find(TicketNumber number) {
    return first(
        query("select t from Ticket t where t.number = :number")
            .setParameter("number", number.text()));
  }

  /** Whose ticket it is; leaves what is changed meanwhile unwritten, and so holds nothing. */
  public long accountIdOf(TicketNumber number) {
    return entityManager
        .createQuery("select t.accountId from Ticket t where t.number = :number", Long.class)
        .setParameter("number", number.text())
        .setFlushMode(FlushModeType.COMMIT)
        .getSingleResult();
  }

  /** Withdrawn ones whose process was not told, oldest first. */
  public List<Long> withdrawalsToTell(String worker, Instant now, int max) {
    return entityManager
        .createQuery(
            "select t.id from Ticket t where t.withdrawalToldAt is null"
                + " and t.withdrawnAt is not null and t.closedAt is null and"
                + Elements.areDue(worker, "t.id")
                + " order by t.withdrawnAt",
            Long.class)
        .setParameter("now", now)
        .setMaxResults(max)
        .getResultList();
  }

  public Ticket byId(long id) {
    return entityManager.find(Ticket.class, id);
  }

  /** The same as {@link #lock(TicketNumber)}. */
  public Ticket lock(long id) {
    return entityManager.find(Ticket.class, id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Refused a reset, or told that they are approved and waiting for it, oldest first. */
  public List<Long> beforeReset(String worker, Instant now, int max) {
    return entityManager
        .createQuery(
            "select t.id from Ticket t where t.place.taskId is null and (t.resetRefused is not"
                + " null or t.approvedNoticeAt is not null and t.resetAt is null"
                + " and t.closedAt is null) and"
                + Elements.areDue(worker, "t.id")
                + " order by t.id",
            Long.class)
        .setParameter("now", now)
        .setMaxResults(max)
        .getResultList();
  }

  /** The ticket, locked until the end of the transaction: anyone who acts on it queues up here. */
  public Optional<Ticket> lock(TicketNumber number) {
    return first(
        query("select t from Ticket t where t.number = :number")
            .setParameter("number", number.text())
            .setLockMode(LockModeType.PESSIMISTIC_WRITE));
  }

  public Optional<Ticket> draftOf(long accountId) {
    return first(
        query("select t from Ticket t where t.draftAccountId = :account")
            .setParameter("account", accountId));
  }

  public Optional<Ticket> draftOfForm(String formHash) {
    return first(
        query(
                "select t from Ticket t where t.origin.formHash = :form and t.draftAccountId is not null"
                    + " order by t.id desc")
            .setParameter("form", formHash)
            .setMaxResults(1));
  }

  public Optional<Ticket> newestOfForm(String formHash) {
    return first(
        query("select t from Ticket t where t.origin.formHash = :form order by t.id desc")
            .setParameter("form", formHash)
            .setMaxResults(1));
  }

  /** Everything that the account ever asked for, drafts too. */
  public List<Ticket> of(long accountId) {
    return query("select t from Ticket t where t.accountId = :account order by t.id")
        .setParameter("account", accountId)
        .getResultList();
  }

  public long countFiledSince(long accountId, Instant since) {
    return entityManager
        .createQuery(
            "select count(t) from Ticket t where t.accountId = :account and t.verifiedAt > :since",
            Long.class)
        .setParameter("account", accountId)
        .setParameter("since", since)
        .getSingleResult();
  }

  public long countFiledBefore(Ticket ticket) {
    return entityManager
        .createQuery(
            "select count(t) from Ticket t where t.accountId = :account and t.id < :ticket"
                + " and t.verifiedAt is not null",
            Long.class)
        .setParameter("account", ticket.accountId())
        .setParameter("ticket", ticket.id())
        .getSingleResult();
  }

  /** The reviews that somebody has. */
  public List<TicketNumber> takenBy(long accountId) {
    return query(
            "select t from Ticket t where t.place.assigneeId = :account and t.place.taskId is not null"
                + " order by t.id")
        .setParameter("account", accountId)
        .getResultStream()
        .map(Ticket::number)
        .toList();
  }

  public void deleteMessagesOf(Ticket ticket) {
    entityManager
        .createQuery("delete from TicketMessage m where m.ticketId = :ticket")
        .setParameter("ticket", ticket.id())
        .executeUpdate();
  }

  public void flush() {
    entityManager.flush();
  }

  public Optional<Ticket> openOf(long accountId) {
    return first(
        query("select t from Ticket t where t.openAccountId = :account")
            .setParameter("account", accountId));
  }

  public boolean endedBadlySince(long accountId, Instant since) {
    return !entityManager
        .createQuery(
            "select t.id from Ticket t where t.accountId = :account and (t.disputedAt > :since"
                + " or t.closedAt > :since and t.outcome = mfa.ticket.Outcome.REJECTED)",
            Long.class)
        .setParameter("account", accountId)
        .setParameter("since", since)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  public List<TicketMessage> messagesOf(Ticket ticket) {
    return of(
        ticket,
        "select m from TicketMessage m where m.ticketId = :ticket order by m.writtenAt, m.id",
        TicketMessage.class);
  }

  /** What the requester wrote since then. */
  public long repliesSince(Ticket ticket, Instant since) {
    return count(
        "select count(m) from TicketMessage m where m.ticketId = :of"
            + " and m.author = mfa.ticket.Author.REQUESTER and m.writtenAt > :since",
        ticket.id(),
        since);
  }

  /** What somebody approved since then, first and second reviews alike. */
  public long approvalsSince(long reviewerId, Instant since) {
    return count(
        "select count(r) from TicketReview r where r.reviewerId = :of"
            + " and r.decision = mfa.ticket.desk.Decision.APPROVE and r.decidedAt > :since",
        reviewerId,
        since);
  }

  public List<TicketReview> reviewsOf(Ticket ticket) {
    return of(
        ticket,
        "select r from TicketReview r where r.ticketId = :ticket order by r.decidedAt, r.id",
        TicketReview.class);
  }

  private <T> List<T> of(Ticket ticket, String text, Class<T> type) {
    return entityManager
        .createQuery(text, type)
        .setParameter("ticket", ticket.id())
        .getResultList();
  }

  private long count(String text, long of, Instant since) {
    return entityManager
        .createQuery(text, Long.class)
        .setParameter("of", of)
        .setParameter("since", since)
        .getSingleResult();
  }

  private TypedQuery<Ticket> query(String text) {
    return entityManager.createQuery(text, Ticket.class);
  }

  private static Optional<Ticket> first(TypedQuery<Ticket> query) {
    return query.getResultStream().findFirst();
  }
}
