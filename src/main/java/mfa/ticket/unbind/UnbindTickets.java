package mfa.ticket.unbind;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mfa.platform.persistence.DueRow;
import mfa.platform.worker.Elements;
import mfa.ticket.Ticket;
import mfa.ticket.TicketNumber;
import mfa.ticket.desk.TicketReview;

/** Unbind tickets with what their resets rest on: reviews and vouchers. */
@Dependent
public class UnbindTickets {

  @Inject private EntityManager entityManager;
  @Inject private DueRow dueRow;

  /** Adds a draft and gives it its number. */
  public void add(UnbindTicket ticket) {
    entityManager.persist(ticket);
    ticket.takeNumber();
  }

  public void add(TicketReview review) {
    entityManager.persist(review);
  }

  public void add(TicketVoucher voucher) {
    entityManager.persist(voucher);
  }

  public void flush() {
    entityManager.flush();
  }

  public Optional<UnbindTicket> find(TicketNumber number) {
    return first(
        query("select t from UnbindTicket t where t.number = :number")
            .setParameter("number", number.text()));
  }

  public UnbindTicket byId(long id) {
    return entityManager.find(UnbindTicket.class, id);
  }

  /** The same as {@link #lock(TicketNumber)}. */
  public UnbindTicket lock(long id) {
    return entityManager.find(UnbindTicket.class, id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** The ticket, locked until the end of the transaction: anyone who acts on it queues up here. */
  public Optional<UnbindTicket> lock(TicketNumber number) {
    return first(
        query("select t from UnbindTicket t where t.number = :number")
            .setParameter("number", number.text())
            .setLockMode(LockModeType.PESSIMISTIC_WRITE));
  }

  public Optional<UnbindTicket> draftOf(long accountId) {
    return first(
        query("select t from UnbindTicket t where t.draftAccountId = :account")
            .setParameter("account", accountId));
  }

  public Optional<UnbindTicket> openOf(long accountId) {
    return first(
        query("select t from UnbindTicket t where t.openAccountId = :account")
            .setParameter("account", accountId));
  }

  /** The numbers of the account's draft and of its open ticket, as far as there are any. */
  List<String> unfinishedOf(long accountId) {
    return entityManager
        .createQuery(
            "select t.number from UnbindTicket t"
                + " where t.draftAccountId = :account or t.openAccountId = :account order by t.id",
            String.class)
        .setParameter("account", accountId)
        .getResultList();
  }

  public Optional<UnbindTicket> draftOfForm(String formHash) {
    return first(
        query(
                "select t from UnbindTicket t where t.formHash = :form"
                    + " and t.draftAccountId is not null order by t.id desc")
            .setParameter("form", formHash)
            .setMaxResults(1));
  }

  public Optional<UnbindTicket> newestOfForm(String formHash) {
    return first(
        query("select t from UnbindTicket t where t.formHash = :form order by t.id desc")
            .setParameter("form", formHash)
            .setMaxResults(1));
  }

  /** Everything that the account ever asked for, drafts too. */
  public List<UnbindTicket> of(long accountId) {
    return query("select t from UnbindTicket t where t.accountId = :account order by t.id")
        .setParameter("account", accountId)
        .getResultList();
  }

  long countFiledSince(long accountId, Instant since) {
    return entityManager
        .createQuery(
            "select count(t) from UnbindTicket t where t.accountId = :account"
                + " and t.filedAt > :since",
            Long.class)
        .setParameter("account", accountId)
        .setParameter("since", since)
        .getSingleResult();
  }

  boolean endedBadlySince(long accountId, Instant since) {
    return !entityManager
        .createQuery(
            "select t.id from UnbindTicket t where t.accountId = :account"
                + " and (t.disputedAt > :since"
                + " or t.closedAt > :since and t.outcome = mfa.ticket.Outcome.REJECTED)",
            Long.class)
        .setParameter("account", accountId)
        .setParameter("since", since)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** How long each took from filing to approval, of the newest that were approved since then. */
  List<Duration> reviewTimes(Instant since, int max) {
    return entityManager
        .createQuery(
            "select t.filedAt, t.approvedAt from UnbindTicket t where t.approvedAt > :since"
                + " order by t.approvedAt desc",
            Object[].class)
        .setParameter("since", since)
        .setMaxResults(max)
        .getResultStream()
        .map(row -> Duration.between((Instant) row[0], (Instant) row[1]))
        .toList();
  }

  /** Withdrawn ones whose process was not told, oldest first. */
  List<Long> withdrawalsToTell(Instant now, int max) {
    return dueRow.ids(
        "select t.id from UnbindTicket t where t.withdrawalNotifiedAt is null"
            + " and t.withdrawnAt is not null and t.closedAt is null and"
            + Elements.areDue(WithdrawalService.WORKER, "t.id")
            + " order by t.withdrawnAt",
        now,
        max);
  }

  /** Refused a reset, approved and waiting for it, or over and yet at the desk; oldest first. */
  List<Long> beforeReset(Instant now, int max) {
    return dueRow.ids(
        "select t.id from UnbindTicket t where (t.place.taskId is null and (t.resetRefused is not"
            + " null or t.openAccountId is not null and t.approvedAt is not null"
            + " and t.resetAt is null) or t.place.taskId is not null and t.openAccountId is not null"
            + " and (t.disputedAt is not null or t.stoppedAt is not null"
            + " or t.withdrawalNotifiedAt is not null)) and"
            + Elements.areDue(RefusedResetService.WORKER, "t.id")
            + " order by t.id",
        now,
        max);
  }

  public List<TicketReview> reviewsOf(Ticket ticket) {
    return of(
        ticket,
        "select r from TicketReview r where r.ticketId = :ticket order by r.decidedAt, r.id",
        TicketReview.class);
  }

  /** What somebody approved since then, first and second reviews alike. */
  public long approvalsSince(long reviewerId, Instant since) {
    return entityManager
        .createQuery(
            "select count(r) from TicketReview r where r.reviewerId = :reviewer"
                + " and r.decision = mfa.ticket.desk.Decision.APPROVE and r.decidedAt > :since",
            Long.class)
        .setParameter("reviewer", reviewerId)
        .setParameter("since", since)
        .getSingleResult();
  }

  /** Oldest first. */
  public List<TicketVoucher> vouchersOf(Ticket ticket) {
    return of(
        ticket,
        "select v from TicketVoucher v where v.ticketId = :ticket order by v.vouchedAt, v.id",
        TicketVoucher.class);
  }

  private <T> List<T> of(Ticket ticket, String text, Class<T> type) {
    return entityManager
        .createQuery(text, type)
        .setParameter("ticket", ticket.id())
        .getResultList();
  }

  private TypedQuery<UnbindTicket> query(String text) {
    return entityManager.createQuery(text, UnbindTicket.class);
  }

  private static Optional<UnbindTicket> first(TypedQuery<UnbindTicket> query) {
    return query.getResultStream().findFirst();
  }
}
