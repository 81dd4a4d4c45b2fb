package mfa.workspace.members;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import mfa.account.AccountState;

/** Finds the members of a workspace by what several features know of them. */
@Dependent
class Members {

  private static final String OF_WORKSPACE = " from Membership m where m.workspace.id = :workspace";
  private static final String IS_BOUND = " and m.binding = mfa.account.Binding.BOUND";
  private static final String IS_UNBOUND = " and m.binding = mfa.account.Binding.UNBOUND";

  /** Few, so that they are found sooner than the active ones. */
  private static final Set<AccountState> NOT_ACTIVE =
      EnumSet.complementOf(EnumSet.of(AccountState.ACTIVE));

  @Inject private EntityManager entityManager;

  /** The ids of the memberships on the page. */
  @SuppressWarnings("unchecked")
  List<Long> page(long workspaceId, MemberFilter filter, MemberPage page, Instant now) {
    String order = page.order().expression() + (page.descending() ? " desc, m.id desc" : ", m.id");
    return query("select m.id", filter, " order by " + order, workspaceId, now)
        .setFirstResult(page.offset())
        .setMaxResults(page.max())
        .getResultList();
  }

  long count(long workspaceId, MemberFilter filter, Instant now) {
    return (Long) query("select count(m)", filter, "", workspaceId, now).getSingleResult();
  }

  /** How many active members there are; with an authenticator; without one and exempt. */
  Readiness readiness(long workspaceId, long invited, Instant now) {
    return new Readiness(
        countActive(workspaceId, ""),
        countActive(workspaceId, IS_BOUND),
        exempt(workspaceId, now),
        invited);
  }

  /** All without the few who are not active: reads no account of the others. */
  private long countActive(long workspaceId, String condition) {
    return entityManager
            .createQuery("select count(m)" + OF_WORKSPACE + condition, Long.class)
            .setParameter("workspace", workspaceId)
            .getSingleResult()
        - entityManager
            .createQuery(
                "select count(m)" + OF_WORKSPACE + " and m.accountState in :states" + condition,
                Long.class)
            .setParameter("workspace", workspaceId)
            .setParameter("states", NOT_ACTIVE)
            .getSingleResult();
  }

  private long exempt(long workspaceId, Instant now) {
    return (Long)
        entityManager
            .createQuery(
                "select count(m)"
                    + OF_WORKSPACE
                    + " and m.accountState = :active and m.exemptUntil > :now"
                    + IS_UNBOUND)
            .setParameter("workspace", workspaceId)
            .setParameter("active", AccountState.ACTIVE)
            .setParameter("now", now)
            .getSingleResult();
  }

  private Query query(
      String select, MemberFilter filter, String order, long workspaceId, Instant now) {
    StringBuilder text = new StringBuilder(select).append(OF_WORKSPACE);
    if (!filter.search().isEmpty()) {
      text.append(
          " and (m.nameKey like :pattern escape '!' or m.emailKey like :pattern escape '!')");
    }
    if (filter.role() != null) {
      text.append(" and m.role = :role");
    }
    text.append(condition(filter.mfa()));
    Query query = entityManager.createQuery(text + order).setParameter("workspace", workspaceId);
    if (!filter.search().isEmpty()) {
      query.setParameter("pattern", filter.pattern());
    }
    if (filter.role() != null) {
      query.setParameter("role", filter.role());
    }
    return filter.mfa() == MfaState.EXEMPT ? query.setParameter("now", now) : query;
  }

  private static String condition(MfaState mfa) {
    return switch (mfa) {
      case null -> "";
      case BOUND -> IS_BOUND;
      case UNBOUND, REQUIRED -> IS_UNBOUND;
      case EXEMPT -> " and m.exemptUntil > :now" + IS_UNBOUND;
    };
  }

  /** Has the unbound among these reminded, unless they were asked since then. */
  int askToRemind(long workspaceId, Set<Long> memberIds, Instant since, Instant now) {
    return entityManager
        .createQuery(
            "update Membership m set m.remindAt = :now where m.workspace.id = :workspace"
                + " and m.id in :members and m.remindAt is null"
                + " and (m.remindedAt is null or m.remindedAt <= :since)"
                + " and m.accountState = :active"
                + IS_UNBOUND)
        .setParameter("workspace", workspaceId)
        .setParameter("members", memberIds)
        .setParameter("now", now)
        .setParameter("since", since)
        .setParameter("active", AccountState.ACTIVE)
        .executeUpdate();
  }

  /** How many unbound members nobody was asked to remind since then. */
  long countToRemind(long workspaceId, Instant since) {
    return entityManager
        .createQuery(
            "select count(m)"
                + OF_WORKSPACE
                + " and m.remindAt is null and (m.remindedAt is null or m.remindedAt <= :since)"
                + " and m.accountState = :active"
                + IS_UNBOUND,
            Long.class)
        .setParameter("workspace", workspaceId)
        .setParameter("since", since)
        .setParameter("active", AccountState.ACTIVE)
        .getSingleResult();
  }
}
