package mfa.audit;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;

@Dependent
class AuditEntries {

  private final EntityManager entityManager;

  @Inject
  AuditEntries(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  void add(AuditEntry entry) {
    entityManager.persist(entry);
  }

  List<AuditEntry> newestOf(long subjectId, int most) {
    return entityManager
        .createQuery(
            "select e from AuditEntry e where e.subjectId = :subject"
                + " order by e.recordedAt desc, e.id desc",
            AuditEntry.class)
        .setParameter("subject", subjectId)
        .setMaxResults(most)
        .getResultList();
  }
}
