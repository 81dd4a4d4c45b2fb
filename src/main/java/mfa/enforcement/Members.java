package mfa.enforcement;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import mfa.account.AccountState;

/** Finds the members of a workspace by what several features know of them. */
@Dependent
class Members {

  private static final String OF_WORKSPACE =
      " from Membership m, Account a where m.workspace.id = :workspace and a.id = m.accountId";
  private static final String IS_BOUND =
      "exists (select x.id from Authenticator x where x.accountId = a.id)";

  private final EntityManager entityManager;

  @Inject
  Members(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** The ids of the memberships on the page. */
  @SuppressWarnings("unchecked")
  List<Long> page(long workspaceId, MemberFilter filter, MemberPage page, Instant now) {
    String order = page.order().expression() + (page.descending() ? " desc" : "");
    return query("select m.id", filter, " order by " + order + ", m.id", workspaceId, now)
        .setFirstResult(page.offset())
        .setMaxResults(page.most())
        .getResultList();
  }

  long count(long workspaceId, MemberFilter filter, Instant now) {
    return (Long) query("select count(m)", filter, "", workspaceId, now).getSingleResult();
  }

  /** How many active members there are; with an authenticator; without one and exempt. */
  Readiness readiness(long workspaceId, Instant now) {
    return new Readiness(
        countActive(workspaceId, ""),
        countActive(workspaceId, " and " + IS_BOUND),
        (Long)
            active(workspaceId, " and m.exemptUntil > :now and not " + IS_BOUND)
                .setParameter("now", now)
                .getSingleResult(),
        invited(workspaceId, now));
  }

  private long invited(long workspaceId, Instant now) {
    return entityManager
        .createQuery(
            "select count(i) from Invitation i where i.workspace.id = :workspace"
                + " and i.openEmail is not null and i.expiresAt > :now",
            Long.class)
        .setParameter("workspace", workspaceId)
        .setParameter("now", now)
        .getSingleResult();
  }

  private long countActive(long workspaceId, String condition) {
    return (Long) active(workspaceId, condition).getSingleResult();
  }

  private Query active(long workspaceId, String condition) {
    return entityManager
        .createQuery("select count(m)" + OF_WORKSPACE + " and a.state = :active" + condition)
        .setParameter("workspace", workspaceId)
        .setParameter("active", AccountState.ACTIVE);
  }

  private Query query(
      String select, MemberFilter filter, String order, long workspaceId, Instant now) {
    StringBuilder text = new StringBuilder(select).append(OF_WORKSPACE);
    if (!filter.search().isEmpty()) {
      text.append(
          " and (lower(a.name) like :pattern escape '!'"
              + " or a.canonicalEmail like :pattern escape '!')");
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
      case BOUND -> " and " + IS_BOUND;
      case UNBOUND, REQUIRED -> " and not " + IS_BOUND;
      case EXEMPT -> " and m.exemptUntil > :now and not " + IS_BOUND;
    };
  }

  /** Has the unbound among them reminded, unless they were asked since then; null means all. */
  int askToRemind(long workspaceId, Set<Long> memberIds, Instant since, Instant now) {
    String only = memberIds == null ? "" : " and m.id in :members";
    Query query =
        entityManager
            .createQuery(
                "update Membership m set m.remindAt = :now where m.workspace.id = :workspace"
                    + " and m.remindAt is null"
                    + " and (m.remindedAt is null or m.remindedAt <= :since)"
                    + " and m.accountId in (select a.id from Account a, Membership n"
                    + " where n.workspace.id = :workspace and n.accountId = a.id"
                    + " and a.state = :active and not "
                    + IS_BOUND
                    + ")"
                    + only)
            .setParameter("workspace", workspaceId)
            .setParameter("now", now)
            .setParameter("since", since)
            .setParameter("active", AccountState.ACTIVE);
    return (memberIds == null ? query : query.setParameter("members", memberIds)).executeUpdate();
  }
}
