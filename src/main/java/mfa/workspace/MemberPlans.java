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
import mfa.platform.worker.Elements;

/** What is to be done to all members of workspaces, and does it some members at a time. */
@Dependent
class MemberPlans {

  private static final String UNBOUND =
      " not exists (select x.id from Authenticator x where x.accountId = m.accountId)";

  @Inject private EntityManager entityManager;

  /** All members are told at that time; null: nobody is. The workspace is locked by the caller. */
  public void planNotices(long workspaceId, Instant at) {
    order(workspaceId, MemberPlan.Kind.NOTICE, at, null);
  }

  /**
   * All unbound members are reminded who were not since then.
   *
   * @return false where that is ordered already
   */
  public boolean planReminders(long workspaceId, Instant before, Instant now) {
    if (find(workspaceId, MemberPlan.Kind.REMINDER).isPresent()) {
      return false;
    }
    order(workspaceId, MemberPlan.Kind.REMINDER, now, before);
    return true;
  }

  private void order(long workspaceId, MemberPlan.Kind kind, Instant at, Instant before) {
    MemberPlan plan =
        find(workspaceId, kind)
            .orElseGet(
                () -> {
                  MemberPlan made = new MemberPlan(workspaceId, kind);
                  entityManager.persist(made);
                  return made;
                });
    plan.order(at, before);
  }

  /** Held until the commit: a worker at its last members would drop what is ordered anew. */
  private Optional<MemberPlan> find(long workspaceId, MemberPlan.Kind kind) {
    return entityManager
        .createQuery(
            "select p from MemberPlan p where p.workspaceId = :workspace and p.kind = :kind",
            MemberPlan.class)
        .setParameter("workspace", workspaceId)
        .setParameter("kind", kind)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  /** The plans that are neither put off nor aside, oldest first. */
  public List<Long> due(String worker, Instant now, int most) {
    return entityManager
        .createQuery(
            "select p.id from MemberPlan p where"
                + Elements.areDue(worker, "p.id")
                + " order by p.id",
            Long.class)
        .setParameter("now", now)
        .setMaxResults(most)
        .getResultList();
  }

  /** The plan, if it is there and no other worker holds it; locked until the commit. */
  @SuppressWarnings("unchecked")
  public Optional<MemberPlan> lock(long id) {
    return entityManager
        .createNativeQuery(
            "select * from member_plan where id = ?1 for update skip locked", MemberPlan.class)
        .setParameter(1, id)
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * Carries the plan out for the next members; it is gone after the last.
   *
   * @return how many members were looked at
   */
  public int carryOut(MemberPlan plan, int most) {
    List<Long> members =
        entityManager
            .createQuery(
                "select m.id from Membership m where m.workspace.id = :workspace and m.id > :after"
                    + " order by m.id",
                Long.class)
            .setParameter("workspace", plan.workspaceId())
            .setParameter("after", plan.afterMember())
            .setMaxResults(most)
            .getResultList();
    if (!members.isEmpty()) {
      update(plan, members.getLast());
      plan.doneUpTo(members.getLast());
    }
    if (members.size() < most) {
      entityManager.remove(plan);
    }
    return members.size();
  }

  private void update(MemberPlan plan, long last) {
    Query query =
        plan.kind() == MemberPlan.Kind.NOTICE
            ? entityManager.createQuery(
                "update Membership m set m.nextNoticeAt = :at where " + range())
            : entityManager
                .createQuery(
                    "update Membership m set m.remindAt = :at where "
                        + range()
                        + " and m.remindAt is null"
                        + " and (m.remindedAt is null or m.remindedAt <= :before)"
                        + " and m.accountState = :active and"
                        + UNBOUND)
                .setParameter("before", plan.remindBefore())
                .setParameter("active", AccountState.ACTIVE);
    query
        .setParameter("at", plan.plannedAt())
        .setParameter("workspace", plan.workspaceId())
        .setParameter("after", plan.afterMember())
        .setParameter("last", last)
        .executeUpdate();
  }

  private static String range() {
    return "m.workspace.id = :workspace and m.id > :after and m.id <= :last";
  }
}
