package mfa.workspace;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mfa.account.AccountState;
import mfa.platform.persistence.DueRow;
import mfa.platform.worker.Elements;

/** What is to be done to all members of workspaces, and does it some members at a time. */
@Dependent
class BulkMemberJobs {

  @Inject private EntityManager entityManager;
  @Inject private DueRow dueRow;

  /**
   * All members are notified at that time; null: nobody is. The workspace is locked by the caller.
   */
  public void planNotices(long workspaceId, Instant at) {
    job(workspaceId, BulkMemberJob.Kind.NOTICE).restart(at, null, null);
  }

  /**
   * All unbound members are reminded who were not since then.
   *
   * @param by the account of who asks for it
   * @return false where that is ordered already
   */
  public boolean planReminders(long workspaceId, long by, Instant before, Instant now) {
    if (find(workspaceId, BulkMemberJob.Kind.REMINDER).isPresent()) {
      return false;
    }
    job(workspaceId, BulkMemberJob.Kind.REMINDER).restart(now, before, by);
    return true;
  }

  private BulkMemberJob job(long workspaceId, BulkMemberJob.Kind kind) {
    return find(workspaceId, kind)
        .orElseGet(
            () -> {
              BulkMemberJob made = new BulkMemberJob(workspaceId, kind);
              entityManager.persist(made);
              return made;
            });
  }

  /** Locked until the commit: a worker at its last members would drop what is ordered again. */
  private Optional<BulkMemberJob> find(long workspaceId, BulkMemberJob.Kind kind) {
    return entityManager
        .createQuery(
            "select p from BulkMemberJob p where p.workspaceId = :workspace and p.kind = :kind",
            BulkMemberJob.class)
        .setParameter("workspace", workspaceId)
        .setParameter("kind", kind)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  /** The jobs that are neither put off nor aside, oldest first. */
  public List<Long> due(String worker, Instant now, int max) {
    return dueRow.ids(
        "select p.id from BulkMemberJob p where"
            + Elements.areDue(worker, "p.id")
            + " order by p.id",
        now,
        max);
  }

  /** The job, if it is there and no other worker has locked it; locked until the commit. */
  public Optional<BulkMemberJob> lock(long id) {
    return dueRow.lock(BulkMemberJob.class, "select * from bulk_member_job where id = ?1", id);
  }

  /**
   * Runs the job for the next members; it is gone after the last.
   *
   * @return how many members were looked at
   */
  public int apply(BulkMemberJob job, int max) {
    List<Long> members =
        entityManager
            .createQuery(
                "select m.id from Membership m where m.workspace.id = :workspace and m.id > :after"
                    + " order by m.id",
                Long.class)
            .setParameter("workspace", job.workspaceId())
            .setParameter("after", job.afterMember())
            .setMaxResults(max)
            .getResultList();
    if (!members.isEmpty()) {
      update(job, members.getLast());
      job.doneUpTo(members.getLast());
    }
    if (members.size() < max) {
      entityManager.remove(job);
    }
    return members.size();
  }

  private void update(BulkMemberJob job, long last) {
    Query query =
        job.kind() == BulkMemberJob.Kind.NOTICE
            ? entityManager.createQuery(
                "update Membership m set m.nextNoticeAt = :at where " + range())
            : entityManager
                .createQuery(
                    "update Membership m set m.remindAt = :at, m.remindBy = :by where "
                        + range()
                        + " and m.remindAt is null"
                        + " and (m.remindedAt is null or m.remindedAt <= :before)"
                        + " and m.accountState = :active"
                        + " and m.binding = mfa.account.Binding.UNBOUND")
                .setParameter("by", job.askedBy())
                .setParameter("before", job.remindBefore())
                .setParameter("active", AccountState.ACTIVE);
    query
        .setParameter("at", job.plannedAt())
        .setParameter("workspace", job.workspaceId())
        .setParameter("after", job.afterMember())
        .setParameter("last", last)
        .executeUpdate();
  }

  private static String range() {
    return "m.workspace.id = :workspace and m.id > :after and m.id <= :last";
  }
}
