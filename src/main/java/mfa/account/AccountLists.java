package mfa.account;

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
import java.util.Optional;
import java.util.Set;
import mfa.platform.request.ListPage;

/** Finds accounts by what their administrators ask for. */
@Dependent
class AccountLists {

  private static final String SELECT = "select a.id, a.name, a.email, a.state, a.createdAt";

  @Inject private EntityManager entityManager;

  List<AccountRow> page(
      AccountFilter filter, AccountOrder order, boolean descending, ListPage page) {
    String sort = " order by " + order.expression() + (descending ? " desc, a.id desc" : ", a.id");
    return rows(
        query(SELECT, filter, sort).setFirstResult(page.offset()).setMaxResults(page.max()));
  }

  /** The account, unless it is deleted. */
  Optional<AccountRow> row(long accountId) {
    return rows(
            entityManager
                .createQuery(SELECT + " from Account a where a.id = :id and a.state <> :state")
                .setParameter("id", accountId)
                .setParameter("state", AccountState.DELETED))
        .stream()
        .findFirst();
  }

  @SuppressWarnings("unchecked")
  private List<AccountRow> rows(Query query) {
    List<Object[]> rows = query.getResultList();
    Map<Long, Set<PlatformRole>> roles = roles(rows.stream().map(row -> (Long) row[0]).toList());
    return rows.stream()
        .map(
            row ->
                new AccountRow(
                    (Long) row[0],
                    (String) row[1],
                    (String) row[2],
                    (AccountState) row[3],
                    (Instant) row[4],
                    roles.getOrDefault((Long) row[0], Set.of())))
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

  private Map<Long, Set<PlatformRole>> roles(Collection<Long> accountIds) {
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
}
