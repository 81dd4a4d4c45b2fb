package mfa.audit;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.Set;

@Dependent
class ChainEntries {

  @Inject private EntityManager entityManager;

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
  List<ChainEntry> waiting(long afterId, int max) {
    return entityManager
        .createQuery(
            "select e from ChainEntry e where e.chainPosition is null and e.id > :after"
                + " order by e.id",
            ChainEntry.class)
        .setParameter("after", afterId)
        .setMaxResults(max)
        .getResultList();
  }

  /** Those of them that were written under one of these keys, or before there were hashes. */
  List<ChainEntry> waitingFor(Set<String> keyIds, int max) {
    StringBuilder keys = new StringBuilder("e.writtenHash is null");
    for (int i = 0; i < keyIds.size(); i++) {
      keys.append(" or locate(:key").append(i).append(", e.writtenHash) = 1");
    }
    TypedQuery<ChainEntry> query =
        entityManager.createQuery(
            "select e from ChainEntry e where e.chainPosition is null and ("
                + keys
                + ") order by e.id",
            ChainEntry.class);
    int number = 0;
    for (String keyId : keyIds) {
      query.setParameter("key" + number++, keyId + ":");
    }
    return query.setMaxResults(max).getResultList();
  }

  long countSetAside() {
    return entityManager
        .createQuery("select count(e.id) from ChainEntry e where e.chainPosition <= 0", Long.class)
        .getSingleResult();
  }

  /** Sealed entries in their order. */
  List<ChainEntry> after(long position, long id, int max) {
    return entityManager
        .createQuery(
            "select e from ChainEntry e where e.chainPosition > 0 and e.chainPosition >= :position"
                + " and (e.chainPosition > :position or e.id > :id)"
                + " order by e.chainPosition, e.id",
            ChainEntry.class)
        .setParameter("position", position)
        .setParameter("id", id)
        .setMaxResults(max)
        .getResultList();
  }

  /** Entries that are neither sealed nor wait. */
  List<ChainEntry> setAside(long afterId, int max) {
    return entityManager
        .createQuery(
            "select e from ChainEntry e where e.chainPosition <= 0 and e.id > :after order by e.id",
            ChainEntry.class)
        .setParameter("after", afterId)
        .setMaxResults(max)
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
