package mfa.audit;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import mfa.platform.crypto.KeyRing;

@Dependent
class AuditEntries {

  @Inject private EntityManager entityManager;
  @Inject private KeyRing keys;

  void add(AuditEntry entry) {
    entityManager.persist(entry);
    entry.vouch(keys);
  }

  /** Pairs of subject and time, oldest first; there are few of what this is asked for. */
  List<Object[]> times(Set<Long> subjectIds, AuditAction action) {
    return entityManager
        .createQuery(
            "select e.subjectId, e.recordedAt from AuditEntry e"
                + " where e.subjectId in :subjects and e.action = :action order by e.recordedAt",
            Object[].class)
        .setParameter("subjects", subjectIds)
        .setParameter("action", action)
        .getResultList();
  }

  /**
   * The workspace's entries, newest first. First the ids, which one index has in this order: what
   * is skipped is not read.
   *
   * @param action null for all
   */
  List<AuditEntry> ofWorkspace(long workspaceId, AuditAction action, int offset, int max) {
    String order = " order by e.recordedAt desc, e.id desc";
    List<Long> ids =
        inWorkspace("select e.id", workspaceId, action, order)
            .setFirstResult(offset)
            .setMaxResults(max)
            .getResultList();
    return ids.isEmpty()
        ? List.of()
        : entityManager
            .createQuery("select e from AuditEntry e where e.id in :ids" + order, AuditEntry.class)
            .setParameter("ids", ids)
            .getResultList();
  }

  long countOfWorkspace(long workspaceId, AuditAction action) {
    return inWorkspace("select count(e)", workspaceId, action, "").getSingleResult();
  }

  private TypedQuery<Long> inWorkspace(
      String select, long workspaceId, AuditAction action, String order) {
    String only = action == null ? "" : " and e.action = :action";
    TypedQuery<Long> query =
        entityManager
            .createQuery(
                select + " from AuditEntry e where e.workspaceId = :workspace" + only + order,
                Long.class)
            .setParameter("workspace", workspaceId);
    return action == null ? query : query.setParameter("action", action);
  }

  /** What happened to the account since then, of these kinds, newest first. */
  List<AuditEntry> ofSubject(
      long subjectId, Set<AuditAction> actions, Instant since, int offset, int max) {
    return entityManager
        .createQuery(
            "select e from AuditEntry e where e.subjectId = :subject and e.action in :actions"
                + " and e.recordedAt >= :since order by e.recordedAt desc, e.id desc",
            AuditEntry.class)
        .setParameter("subject", subjectId)
        .setParameter("actions", actions)
        .setParameter("since", since)
        .setFirstResult(offset)
        .setMaxResults(max)
        .getResultList();
  }

  long countOfSubject(long subjectId, Set<AuditAction> actions, Instant since) {
    return entityManager
        .createQuery(
            "select count(e) from AuditEntry e where e.subjectId = :subject"
                + " and e.action in :actions and e.recordedAt >= :since",
            Long.class)
        .setParameter("subject", subjectId)
        .setParameter("actions", actions)
        .setParameter("since", since)
        .getSingleResult();
  }
}
