package mfa.verification;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mfa.platform.persistence.AtTheEnd;
import mfa.platform.persistence.MissingRow;
import mfa.platform.persistence.SqlStatement;

@Dependent
class FailureCounters {

  private static final String TABLE = "failure_counter";
  private static final String SUBJECT = "subject";

  @Inject private EntityManager entityManager;
  @Inject private MissingRow missingRow;

  /**
   * The row, locked until the end of the transaction: parallel attempts queue up here. Where none
   * is there, one at nothing is added first.
   */
  FailureCounter lock(String subject) {
    return lockExisting(subject)
        .orElseGet(
            () -> {
              missingRow.add(TABLE, SUBJECT, subject);
              return lockExisting(subject).orElseThrow();
            });
  }

  private Optional<FailureCounter> lockExisting(String subject) {
    return Optional.ofNullable(
        entityManager.find(FailureCounter.class, subject, LockModeType.PESSIMISTIC_WRITE));
  }

  /**
   * The same by statements to be sent together with others; the last one answers how the counter
   * stands. What it becomes has to be stored.
   */
  List<SqlStatement> locking(String subject) {
    return List.of(
        missingRow.adding(TABLE, SUBJECT, subject),
        SqlStatement.of(
            "select failures, locked_until from failure_counter where subject = ? for update",
            subject));
  }

  void store(FailureCounter counter) {
    AtTheEnd.change(
        entityManager
            .createQuery(
                "update FailureCounter t set t.failures = :failures, t.lockedUntil = :end,"
                    + " t.changedAt = :now where t.subject = :subject")
            .setParameter("failures", counter.failures())
            .setParameter("end", counter.lockedUntil())
            .setParameter("now", counter.changedAt())
            .setParameter("subject", counter.subject()));
  }

  /**
   * Counts an attempt as failed where no lockout refuses it, by statements to be sent together with
   * others: the last two say whether it was counted, and how it stands.
   */
  List<SqlStatement> counting(String subject, Instant now) {
    return List.of(
        missingRow.adding(TABLE, SUBJECT, subject),
        SqlStatement.of(
            "update failure_counter set failures = failures + 1, locked_until = null,"
                + " changed_at = ? where subject = ?"
                + " and (locked_until is null or locked_until <= ?)",
            now,
            subject,
            now),
        SqlStatement.of(
            "select failures, locked_until from failure_counter where subject = ?", subject));
  }

  void lockUntil(String subject, Instant end) {
    AtTheEnd.change(
        entityManager
            .createQuery(
                "update FailureCounter t set t.lockedUntil = :end where t.subject = :subject")
            .setParameter("end", end)
            .setParameter("subject", subject));
  }

  /** As if the attempt had not been counted that just was. */
  void uncount(String subject) {
    AtTheEnd.change(
        entityManager
            .createQuery(
                "update FailureCounter t set t.failures = t.failures - 1, t.lockedUntil = null"
                    + " where t.subject = :subject")
            .setParameter("subject", subject));
  }

  /** As if nothing had failed; a lockout that is over by now is as good as none. */
  void reset(String subject, Instant now) {
    AtTheEnd.change(
        entityManager
            .createQuery(
                "update FailureCounter t set t.failures = 0, t.lockedUntil = :now,"
                    + " t.changedAt = :now where t.subject = :subject")
            .setParameter("now", now)
            .setParameter("subject", subject));
  }

  /** Forgets counters that did not move for long and are not locked. */
  int deleteUnchangedSince(Instant end, Instant now) {
    return entityManager
        .createQuery(
            "delete from FailureCounter t where t.changedAt < :end"
                + " and (t.lockedUntil is null or t.lockedUntil < :now)"
                + " and (t.failures = 0 or t.subject like 'password/%')")
        .setParameter("end", end)
        .setParameter("now", now)
        .executeUpdate();
  }
}
