package mfa.verification;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;

@Dependent
class Budgets {

  private final EntityManager entityManager;

  @Inject
  Budgets(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  boolean exists(String subject) {
    return entityManager.find(Budget.class, subject) != null;
  }

  void add(Budget budget) {
    entityManager.persist(budget);
    entityManager.flush();
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
