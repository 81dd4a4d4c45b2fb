package mfa.administration;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mfa.account.AccountState;
import mfa.account.PlatformRole;

/** Finds accounts by what their administrators ask for. */
@Dependent
class AccountLines {

  /** What the list says of an account before other features add to it. */
  record Row(long id, String name, String email, AccountState state) {}

  @Inject private EntityManager entityManager;

  @SuppressWarnings("unchecked")
  List<Row> page(AccountFilter filter, AccountOrder order, boolean descending, ListPage page) {
    String sort = " order by " + order.expression() + (descending ? " desc, a.id desc" : ", a.id");
    List<Object[]> rows =
        query("select a.id, a.name, a.email, a.state", filter, sort)
            .setFirstResult(page.offset())
            .setMaxResults(page.most())
            .getResultList();
    return rows.stream()
        .map(row -> new Row((Long) row[0], (String) row[1], (String) row[2], (AccountState) row[3]))
        .toList();
  }

  long count(AccountFilter filter) {
    return (Long) query("select count(a)", filter, "").getSingleResult();
  }

  private Query query(String select, AccountFilter filter, String order) {
    StringBuilder text = new StringBuilder(select).append(" from Account a where a.state ");
    text.append(filter.state() == null ? "<> :state" : "= :state");
    if (!filter.search().isEmpty()) {
      text.append(
          " and (a.nameKey like :pattern escape '!' or a.canonicalEmail like :pattern escape '!')");
    }
    if (filter.role() != null) {
      text.append(" and :role member of a.platformRoles");
    }
    Query query =
        entityManager
            .createQuery(text + order)
            .setParameter("state", filter.state() == null ? AccountState.DELETED : filter.state());
    if (!filter.search().isEmpty()) {
      query.setParameter("pattern", filter.pattern());
    }
    return filter.role() == null ? query : query.setParameter("role", filter.role());
  }

  Map<Long, Set<PlatformRole>> roles(Collection<Long> accountIds) {
    Map<Long, Set<PlatformRole>> roles = new HashMap<>();
    if (accountIds.isEmpty()) {
      return roles;
    }
    for (Object[] row :
        entityManager
            .createQuery(
                "select a.id, r from Account a join a.platformRoles r where a.id in :ids",
                Object[].class)
            .setParameter("ids", accountIds)
            .getResultList()) {
      roles
          .computeIfAbsent((Long) row[0], id -> EnumSet.noneOf(PlatformRole.class))
          .add((PlatformRole) row[1]);
    }
    return roles;
  }

  /** Active supervisors with an authenticator: only they can review second. */
  long countBoundSupervisors() {
    return entityManager
        .createQuery(
            "select count(a) from Account a join a.platformRoles r where r = :role"
                + " and a.state = :active"
                + " and exists (select x.id from Authenticator x where x.accountId = a.id)",
            Long.class)
        .setParameter("role", PlatformRole.SUPERVISOR)
        .setParameter("active", AccountState.ACTIVE)
        .getSingleResult();
  }

  List<WorkspaceLine> workspaces(ListPage page) {
    return entityManager
        .createQuery(
            "select w.id, w.name, (select count(m) from Membership m, Account a"
                + " where m.workspace.id = w.id and m.role = mfa.workspace.WorkspaceRole.OWNER"
                + " and a.id = m.accountId and a.state = mfa.account.AccountState.ACTIVE),"
                + " w.mfaRequiredSince, w.createdAt from Workspace w order by w.name, w.id",
            Object[].class)
        .setFirstResult(page.offset())
        .setMaxResults(page.most())
        .getResultStream()
        .map(
            row ->
                new WorkspaceLine(
                    (Long) row[0],
                    (String) row[1],
                    (Long) row[2],
                    (Instant) row[3],
                    (Instant) row[4]))
        .toList();
  }

  long countWorkspaces() {
    return entityManager
        .createQuery("select count(w) from Workspace w", Long.class)
        .getSingleResult();
  }
}
