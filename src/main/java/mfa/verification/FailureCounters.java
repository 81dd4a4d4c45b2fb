package mfa.verification;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
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

  /** As if nothing had failed; a lockout that is over by now is as good as none. */
  void reset(List<String> subjects, Instant now) {
    entityManager
        .createQuery(
            "update FailureCounter t set t.failures = 0, t.lockedUntil = :now, t.changedAt = :now"
                + " where t.subject in :subjects")
        .setParameter("now", now)
        .setParameter("subjects", subjects)
        .executeUpdate();
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
