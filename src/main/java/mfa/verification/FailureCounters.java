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
import mfa.platform.persistence.RoundTrip;
import mfa.platform.persistence.SqlStatement;
import org.jspecify.annotations.Nullable;

@Dependent
class FailureCounters {

  private static final String TABLE = "failure_counter";
  private static final String SUBJECT = "subject";

  private static final String AT_REST =
      "changed_at < ? and (locked_until is null or locked_until < ?)"
          + " and (failures = 0 or subject like 'password/%')";

  @Inject private EntityManager entityManager;
  @Inject private MissingRow missingRow;
  @Inject private RoundTrip roundTrip;

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
    // Null goes as a text.
    change(
        "update failure_counter set failures = ?,"
            + " locked_until = cast(? as timestamp with time zone), changed_at = ?"
            + " where subject = ?",
        counter.failures(),
        counter.lockedUntil(),
        counter.changedAt(),
        counter.subject());
  }

  /**
   * Counts an attempt as failed where no lockout refuses it, by statements to be sent together with
   * others: the last two say whether it was counted, and how it stands.
   *
   * @param question without a row that it finds, nothing is counted and no counter added
   */
  List<SqlStatement> countingIf(SqlStatement question, String subject, Instant now) {
    return List.of(
        missingRow.addingIf(question, TABLE, SUBJECT, subject),
        SqlStatement.of(
                "update failure_counter set failures = failures + 1, locked_until = null,"
                    + " changed_at = ? where subject = ?"
                    + " and (locked_until is null or locked_until <= ?)",
                now,
                subject,
                now)
            .andIf(question),
        SqlStatement.of(
            "select failures, locked_until from failure_counter where subject = ?", subject));
  }

  void lockUntil(String subject, Instant end) {
    change("update failure_counter set locked_until = ? where subject = ?", end, subject);
  }

  /** As if the attempt had not been counted that just was. */
  void uncount(String subject) {
    change(
        "update failure_counter set failures = failures - 1, locked_until = null"
            + " where subject = ?",
        subject);
  }

  /** As if nothing had failed; a lockout that is over by now is as good as none. */
  void reset(String subject, Instant now) {
    change(
        "update failure_counter set failures = 0, locked_until = ?, changed_at = ?"
            + " where subject = ?",
        now,
        now,
        subject);
  }

  private void change(String sql, @Nullable Object... parameters) {
    AtTheEnd.change(entityManager, SqlStatement.of(sql, parameters));
  }

  /** Forgets counters that did not move for long and are not locked, so many at a time. */
  int deleteUnchangedSince(Instant end, Instant now, int max) {
    return roundTrip
        .send(
            List.of(
                SqlStatement.of(
                    "delete from failure_counter where "
                        + AT_REST
                        + " and subject in (select subject from failure_counter where "
                        + AT_REST
                        + " order by changed_at fetch first "
                        + max
                        + " rows only)",
                    end,
                    now,
                    end,
                    now)))
        .getLast()
        .changed();
  }
}
