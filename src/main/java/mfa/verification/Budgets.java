package mfa.verification;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import mfa.platform.persistence.MissingRow;

@Dependent
class Budgets {

  @Inject private EntityManager entityManager;
  @Inject private MissingRow missingRow;

  boolean exists(String subject) {
    return entityManager.find(Budget.class, subject) != null;
  }

  /** Adds a counter at nothing, where none is there. */
  void add(String subject) {
    missingRow.add("budget", "subject", subject);
  }

  Budget lock(String subject) {
    return entityManager.find(Budget.class, subject, LockModeType.PESSIMISTIC_WRITE);
  }

  int deleteUnusedSince(Instant end) {
    return entityManager
        .createQuery("delete from Budget b where b.lastUsedAt < :end")
        .setParameter("end", end)
        .executeUpdate();
  }
}
