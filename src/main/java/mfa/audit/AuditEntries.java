package mfa.audit;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
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
