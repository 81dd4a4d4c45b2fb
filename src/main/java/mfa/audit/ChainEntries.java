package mfa.audit;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

@Dependent
class ChainEntries {

  private final EntityManager entityManager;

  @Inject
  ChainEntries(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** The chain, if nobody else seals at this moment; locked until the commit. */
  @SuppressWarnings("unchecked")
  Optional<AuditChain> lock() {
    return entityManager
        .createNativeQuery(
            "select * from audit_chain where id = 1 for update skip locked", AuditChain.class)
        .getResultList()
        .stream()
        .findFirst();
  }

  Optional<ChainHead> head() {
    return Optional.ofNullable(entityManager.find(AuditChain.class, AuditChain.ONLY))
        .map(AuditChain::head);
  }

  /** Entries that have no place yet. */
  List<ChainEntry> waiting(long afterId, int most) {
    return entityManager
        .createQuery(
            "select e from ChainEntry e where e.chainPosition is null and e.id > :after"
                + " order by e.id",
            ChainEntry.class)
        .setParameter("after", afterId)
        .setMaxResults(most)
        .getResultList();
  }

  /** Sealed entries in their order. */
  List<ChainEntry> after(long position, long id, int most) {
    return entityManager
        .createQuery(
            "select e from ChainEntry e where e.chainPosition > 0 and e.chainPosition >= :position"
                + " and (e.chainPosition > :position or e.id > :id)"
                + " order by e.chainPosition, e.id",
            ChainEntry.class)
        .setParameter("position", position)
        .setParameter("id", id)
        .setMaxResults(most)
        .getResultList();
  }

  /** Entries that are neither sealed nor wait. */
  List<ChainEntry> setAside(long afterId, int most) {
    return entityManager
        .createQuery(
            "select e from ChainEntry e where e.chainPosition <= 0 and e.id > :after order by e.id",
            ChainEntry.class)
        .setParameter("after", afterId)
        .setMaxResults(most)
        .getResultList();
  }

  List<ChainEntry> at(long position) {
    return entityManager
        .createQuery(
            "select e from ChainEntry e where e.chainPosition = :position", ChainEntry.class)
        .setParameter("position", position)
        .setMaxResults(2)
        .getResultList();
  }
}
