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
import mfa.account.AccountState;
import mfa.platform.persistence.SqlValues;

/** Counts the members of a workspace, and has them reminded. */
@Dependent
class Members {

  private static final String OF_WORKSPACE = " from Membership m where m.workspace.id = :workspace";
  private static final String IS_BOUND = " and m.binding = mfa.account.Binding.BOUND";
  private static final String IS_UNBOUND = " and m.binding = mfa.account.Binding.UNBOUND";

  /** Few, so that they are found sooner than the active ones. */
  private static final Set<AccountState> NOT_ACTIVE =
      EnumSet.complementOf(EnumSet.of(AccountState.ACTIVE));

  @Inject private EntityManager entityManager;

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
    return ((List<Object[]>) query.getResultList())
        .stream().map(row -> ((Number) row[1]).longValue()).toList();
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

  /** Has the unbound member reminded; false where somebody asked for that since then. */
  boolean askToRemind(long memberId, String by, Instant since, Instant now) {
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
