package mfa.workspace;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mfa.account.AccountListing;
import mfa.platform.persistence.AtTheEnd;
import mfa.platform.persistence.DueRow;
import mfa.platform.persistence.SqlStatement;
import mfa.platform.request.ListPage;
import mfa.platform.text.SearchText;
import mfa.platform.worker.Elements;

/** Workspaces and who belongs to them. By account, no closed workspace is found. */
@Dependent
class Memberships {

  @Inject private EntityManager entityManager;
  @Inject private DueRow dueRow;

  Optional<Membership> of(long accountId, long workspaceId) {
    return entityManager
        .createQuery(
            "select m from Membership m join fetch m.workspace w"
                + " where m.accountId = :account and w.id = :workspace and w.closedAt is null",
            Membership.class)
        .setParameter("account", accountId)
        .setParameter("workspace", workspaceId)
        .getResultStream()
        .findFirst();
  }

  /** The membership, if the account administers the workspace with it. */
  Optional<Membership> administering(long accountId, long workspaceId) {
    return of(accountId, workspaceId).filter(membership -> membership.role().administers());
  }

  /** The member of this workspace and of no other. */
  Optional<Membership> inWorkspace(long workspaceId, long memberId) {
    return Optional.ofNullable(entityManager.find(Membership.class, memberId))
        .filter(membership -> membership.summary().workspaceId() == workspaceId);
  }

  Membership lockMember(long memberId) {
    return entityManager.find(Membership.class, memberId, LockModeType.PESSIMISTIC_WRITE);
  }

  /**
   * The account has another name, address or state, or has bound: lists show it in its new place.
   * Past the version of a membership, so that nobody's change of it fails.
   */
  void follow(AccountListing account, Instant now) {
    entityManager
        .createNativeQuery(
            "update membership set name_key = ?1, email_key = ?2, account_state = ?3, binding = ?4,"
                + " bound_at = case when ?4 = 'UNBOUND' then null else coalesce(bound_at, ?6) end"
                + " where account_id = ?5")
        .setParameter(1, account.nameKey())
        .setParameter(2, account.canonicalEmail())
        .setParameter(3, account.state().name())
        .setParameter(4, account.binding().name())
        .setParameter(5, account.accountId())
        .setParameter(6, now.atOffset(ZoneOffset.UTC))
        .executeUpdate();
  }

  /** The account signed in: lists show it in its new place. Past the version as well. */
  void recordSignIn(long accountId, Instant at) {
    AtTheEnd.change(
        entityManager,
        SqlStatement.of(
            "update membership set last_sign_in_at = ? where account_id = ?", at, accountId));
  }

  Membership byId(long memberId) {
    return entityManager.find(Membership.class, memberId);
  }

  List<Membership> byIds(Set<Long> memberIds) {
    return entityManager
        .createQuery(
            "select m from Membership m join fetch m.workspace where m.id in :ids",
            Membership.class)
        .setParameter("ids", memberIds)
        .getResultList();
  }

  /** Changes to owners of one workspace happen one after the other (R58). */
  Optional<Workspace> lock(long workspaceId) {
    return Optional.ofNullable(
        entityManager.find(Workspace.class, workspaceId, LockModeType.PESSIMISTIC_WRITE));
  }

  void add(Workspace workspace) {
    entityManager.persist(workspace);
    entityManager.flush();
  }

  Optional<Workspace> workspace(long workspaceId) {
    return Optional.ofNullable(entityManager.find(Workspace.class, workspaceId));
  }

  void add(Membership membership) {
    entityManager.persist(membership);
  }

  List<WorkspaceItem> workspaces(String search, ListPage page) {
    return items(" where lower(w.name) like :search escape '!'")
        .setParameter("search", SearchText.pattern(search))
        .setFirstResult(page.offset())
        .setMaxResults(page.max())
        .getResultStream()
        .map(Memberships::item)
        .toList();
  }

  WorkspaceRule rule(long workspaceId) {
    Object[] row =
        entityManager
            .createQuery(
                "select w, (select count(m) from Membership m where m.workspace.id = w.id"
                    + " and m.pilot = true) from Workspace w where w.id = :workspace",
                Object[].class)
            .setParameter("workspace", workspaceId)
            .getSingleResult();
    return ((Workspace) row[0]).rule((Long) row[1]);
  }

  Optional<WorkspaceItem> item(long workspaceId) {
    return items(" where w.id = :id")
        .setParameter("id", workspaceId)
        .getResultStream()
        .map(Memberships::item)
        .findFirst();
  }

  private TypedQuery<Object[]> items(String which) {
    return entityManager.createQuery(
        "select w.id, w.name, (select count(m) from Membership m where m.workspace.id = w.id"
            + " and m.role = mfa.workspace.WorkspaceRole.OWNER"
            + " and m.accountState = mfa.account.AccountState.ACTIVE),"
            + " (select count(a) from Membership a where a.workspace.id = w.id),"
            + " w.mfaRequiredSince, w.pilotRequiredSince, w.createdAt, w.closedAt from Workspace w"
            + which
            + " order by w.name, w.id",
        Object[].class);
  }

  private static WorkspaceItem item(Object[] row) {
    return new WorkspaceItem(
        (Long) row[0],
        (String) row[1],
        (Long) row[2],
        (Long) row[3],
        (Instant) row[4],
        (Instant) row[5],
        (Instant) row[6],
        (Instant) row[7]);
  }

  Map<Long, String> workspaceNames(Set<Long> ids) {
    return entityManager
        .createQuery("select w.id, w.name from Workspace w where w.id in :ids", Object[].class)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toMap(row -> (Long) row[0], row -> (String) row[1]));
  }

  long countWorkspaces(String search) {
    return entityManager
        .createQuery(
            "select count(w) from Workspace w where lower(w.name) like :search escape '!'",
            Long.class)
        .setParameter("search", SearchText.pattern(search))
        .getSingleResult();
  }

  /** The ids of the accounts with one of these roles. */
  Set<Long> accountIds(long workspaceId, Set<WorkspaceRole> roles) {
    return entityManager
        .createQuery(
            "select m.accountId from Membership m where m.workspace.id = :workspace"
                + " and m.role in :roles",
            Long.class)
        .setParameter("workspace", workspaceId)
        .setParameter("roles", roles)
        .getResultStream()
        .collect(Collectors.toSet());
  }

  /** The ids of all owners, by the ids of the workspaces that this one owns. */
  Map<Long, Set<Long>> ownersOfOwnedBy(long accountId) {
    return entityManager
        .createQuery(
            "select o.workspace.id, o.accountId from Membership o, Membership m"
                + " where m.accountId = :account and m.role = :owner"
                + " and o.workspace = m.workspace and o.role = :owner"
                + " and m.workspace.closedAt is null",
            Object[].class)
        .setParameter("account", accountId)
        .setParameter("owner", WorkspaceRole.OWNER)
        .getResultStream()
        .collect(
            Collectors.groupingBy(
                row -> (Long) row[0],
                Collectors.mapping(row -> (Long) row[1], Collectors.toSet())));
  }

  /** The memberships of an account, by the names of their workspaces. */
  List<Membership> of(long accountId) {
    return entityManager
        .createQuery(
            "select m from Membership m join fetch m.workspace w where m.accountId = :account"
                + " and w.closedAt is null order by w.name, w.id",
            Membership.class)
        .setParameter("account", accountId)
        .getResultList();
  }

  void removeAllOf(long accountId) {
    entityManager
        .createQuery("delete from Membership m where m.accountId = :account")
        .setParameter("account", accountId)
        .executeUpdate();
  }

  void remove(Membership membership) {
    entityManager.remove(membership);
  }

  /** Members to be notified by now, longest due first. */
  List<Long> dueNotices(String worker, Instant now, int max) {
    return due("m.nextNoticeAt", worker, now, max);
  }

  /** Members to be reminded by now, longest due first. */
  List<Long> dueReminders(String worker, Instant now, int max) {
    return due("m.remindAt", worker, now, max);
  }

  private List<Long> due(String time, String worker, Instant now, int max) {
    return dueRow.ids(
        String.format(
            Locale.ROOT,
            "select m.id from Membership m where %1$s <= :now and %2$s order by %1$s, m.id",
            time,
            Elements.areDue(worker, "m.id")),
        now,
        max);
  }

  /**
   * The member, if to be notified by now and locked by no other worker; locked until the commit.
   */
  Optional<Membership> lockDueNotice(long id, Instant now) {
    return lockDue("next_notice_at", id, now);
  }

  /**
   * The member, if to be reminded by now and locked by no other worker; locked until the commit.
   */
  Optional<Membership> lockDueReminder(long id, Instant now) {
    return lockDue("remind_at", id, now);
  }

  private Optional<Membership> lockDue(String column, long id, Instant now) {
    return dueRow.lock(
        Membership.class,
        String.format(Locale.ROOT, "select * from membership where id = ?1 and %s <= ?2", column),
        id,
        now.atOffset(ZoneOffset.UTC));
  }
}
