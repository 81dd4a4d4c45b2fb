package mfa.workflow.draft;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

@Dependent
class Drafts {

  @Inject private EntityManager entityManager;

  ProcessDraft add(ProcessDraft draft) {
    entityManager.persist(draft);
    entityManager.flush();
    return draft;
  }

  void flush() {
    entityManager.flush();
  }

  void remove(ProcessDraft draft) {
    entityManager.remove(draft);
  }

  void removeAllOf(long accountId) {
    entityManager
        .createQuery("delete from ProcessDraft d where d.accountId = :account")
        .setParameter("account", accountId)
        .executeUpdate();
  }

  /** Without their files, the one saved last at first. */
  List<ListedDraft> list(long accountId, int max) {
    return entityManager
        .createQuery(
            "select d.id, d.process, d.baseDefinition, d.baseVersion, d.savedAt"
                + " from ProcessDraft d where d.accountId = :account"
                + " order by d.savedAt desc, d.id desc",
            Object[].class)
        .setParameter("account", accountId)
        .setMaxResults(max)
        .getResultStream()
        .map(ListedDraft::of)
        .toList();
  }

  long count(long accountId) {
    return entityManager
        .createQuery("select count(d) from ProcessDraft d where d.accountId = :account", Long.class)
        .setParameter("account", accountId)
        .getSingleResult();
  }

  Optional<ProcessDraft> find(long id, long accountId) {
    return Optional.ofNullable(entityManager.find(ProcessDraft.class, id))
        .filter(draft -> draft.accountId() == accountId);
  }

  /** The same, locked until the commit, so that two pages save one after the other. */
  Optional<ProcessDraft> lock(long id, long accountId) {
    return entityManager
        .createQuery(
            "select d from ProcessDraft d where d.id = :id and d.accountId = :account",
            ProcessDraft.class)
        .setParameter("id", id)
        .setParameter("account", accountId)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }
}
