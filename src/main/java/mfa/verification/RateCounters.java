package mfa.verification;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import mfa.platform.persistence.MissingRow;

@Dependent
class RateCounters {

  @Inject private EntityManager entityManager;
  @Inject private MissingRow missingRow;

  boolean exists(String subject) {
    return entityManager.find(RateCounter.class, subject) != null;
  }

  /** Adds a counter at nothing, where none is there. */
  void add(String subject) {
    missingRow.add("rate_counter", "subject", subject);
  }

  RateCounter lock(String subject) {
    return entityManager.find(RateCounter.class, subject, LockModeType.PESSIMISTIC_WRITE);
  }

  int deleteUnusedSince(Instant end) {
    return entityManager
        .createQuery("delete from RateCounter b where b.lastUsedAt < :end")
        .setParameter("end", end)
        .executeUpdate();
  }
}
