package mfa.verification;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import mfa.platform.persistence.MissingRow;

@Dependent
class FailureCounters {

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
              missingRow.add("failure_counter", "subject", subject);
              return lockExisting(subject).orElseThrow();
            });
  }

  private Optional<FailureCounter> lockExisting(String subject) {
    return Optional.ofNullable(
        entityManager.find(FailureCounter.class, subject, LockModeType.PESSIMISTIC_WRITE));
  }

  Optional<FailureCounter> find(String subject) {
    return Optional.ofNullable(entityManager.find(FailureCounter.class, subject));
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
