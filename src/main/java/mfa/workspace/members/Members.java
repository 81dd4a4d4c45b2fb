package mfa.workspace.members;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mfa.account.AccountState;
import mfa.platform.persistence.ReadOnce;
import mfa.platform.persistence.SqlValues;

/** Counts the members of a workspace, and has them reminded. */
@Dependent
class Members {

  private static final String OF_WORKSPACE = " from Membership m where m.workspace.id = :workspace";
  private static final String IS_UNBOUND = " and m.binding = mfa.account.Binding.UNBOUND";

  /** Few, so that they are found sooner than the active ones: no account of these is read. */
  private static final String NOT_ACTIVE =
      EnumSet.complementOf(EnumSet.of(AccountState.ACTIVE)).stream()
          .map(state -> "'" + state + "'")
          .collect(Collectors.joining(", ", " and m.account_state in (", ")"));

  @Inject private EntityManager entityManager;
  @Inject private ReadOnce readOnce;

  /**
   * How many of the present members were bound between each of these times and the next: each is a
   * piece of one index.
   */
  List<Long> boundBetween(long workspaceId, List<Instant> times) {
    SqlValues values = new SqlValues();
    String sql =
        IntStream.range(0, times.size() - 1)
            .mapToObj(
                i ->
                    "select "
                        + i
                        + " as piece, count(*) as bound from membership m where m.workspace_id = "
                        + values.next(workspaceId)
                        + " and m.bound_at >= "
                        + values.next(times.get(i))
                        + " and m.bound_at < "
                        + values.next(times.get(i + 1)))
            .collect(Collectors.joining(" union all "));
    return counts(values.query(entityManager, sql + " order by piece"));
  }

  @SuppressWarnings("unchecked")
  private static List<Long> counts(Query query) {
    return ((List<Object[]>) query.getResultList()).stream().map(row -> number(row[1])).toList();
  }

  /** How many active members there are; with an authenticator; without one and exempt. */
  Readiness readiness(long workspaceId, long invited, Instant now) {
    Readiness joined = readOnce.get(Readiness.class, workspaceId, () -> joined(workspaceId, now));
    return new Readiness(joined.members(), joined.bound(), joined.exempt(), invited);
  }

  private Readiness joined(long workspaceId, Instant now) {
    SqlValues values = new SqlValues();
    String members =
        "(select count(*) from membership m where m.workspace_id = " + values.next(workspaceId);
    String bound = members + " and m.binding = 'BOUND'";
    String sql =
        String.join(
            ", ",
            "select " + members + ")",
            members + NOT_ACTIVE + ")",
            bound + ")",
            bound + NOT_ACTIVE + ")",
            members
                + " and m.binding = 'UNBOUND' and m.account_state = 'ACTIVE' and m.exempt_until > "
                + values.next(now)
                + ")");
    Object[] counts = (Object[]) values.query(entityManager, sql).getSingleResult();
    return new Readiness(
        number(counts[0]) - number(counts[1]),
        number(counts[2]) - number(counts[3]),
        number(counts[4]),
        0);
  }

  private static long number(Object count) {
    return ((Number) count).longValue();
  }

  /** Has the unbound member reminded; false where somebody asked for that since then. */
  boolean askToRemind(long memberId, long by, Instant since, Instant now) {
    return entityManager
            .createQuery(
                "update Membership m set m.remindAt = :now, m.remindBy = :by where m.id = :member"
                    + " and m.remindAt is null"
                    + " and (m.remindedAt is null or m.remindedAt <= :since)")
            .setParameter("member", memberId)
            .setParameter("by", by)
            .setParameter("now", now)
            .setParameter("since", since)
            .executeUpdate()
        > 0;
  }

  /** The accounts of members with this in name or address, by name. */
  List<Long> accountIds(long workspaceId, String pattern, int offset, int max) {
    return entityManager
        .createQuery(
            "select m.accountId"
                + OF_WORKSPACE
                + " and (m.nameKey like :pattern escape '!' or m.emailKey like :pattern escape '!')"
                + " order by m.nameKey, m.id",
            Long.class)
        .setParameter("workspace", workspaceId)
        .setParameter("pattern", pattern)
        .setFirstResult(offset)
        .setMaxResults(max)
        .getResultList();
  }

  long countAccounts(long workspaceId, String pattern) {
    return entityManager
        .createQuery(
            "select count(m)"
                + OF_WORKSPACE
                + " and (m.nameKey like :pattern escape '!' or m.emailKey like :pattern escape '!')",
            Long.class)
        .setParameter("workspace", workspaceId)
        .setParameter("pattern", pattern)
        .getSingleResult();
  }

  /** Those of the accounts that are members. */
  Set<Long> present(long workspaceId, Set<Long> accountIds) {
    return accountIds.isEmpty()
        ? Set.of()
        : Set.copyOf(
            entityManager
                .createQuery(
                    "select m.accountId" + OF_WORKSPACE + " and m.accountId in :ids", Long.class)
                .setParameter("workspace", workspaceId)
                .setParameter("ids", accountIds)
                .getResultList());
  }

  /** Those of the addresses that a member or an open invitation has. */
  Set<String> listed(long workspaceId, Set<String> emailKeys) {
    if (emailKeys.isEmpty()) {
      return Set.of();
    }
    return Stream.of(
            "select m.emailKey" + OF_WORKSPACE + " and m.emailKey in :keys",
            "select i.emailKey from ListedInvitation i where i.workspaceId = :workspace"
                + " and i.emailKey in :keys")
        .map(query -> entityManager.createQuery(query, String.class))
        .flatMap(
            query ->
                query
                    .setParameter("workspace", workspaceId)
                    .setParameter("keys", emailKeys)
                    .getResultStream())
        .collect(Collectors.toSet());
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
