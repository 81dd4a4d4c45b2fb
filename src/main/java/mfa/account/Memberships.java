package mfa.account;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import mfa.platform.worker.Elements;

@Dependent
class Memberships {

  private final EntityManager entityManager;

  @Inject
  Memberships(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  Optional<Membership> of(long accountId, long workspaceId) {
    return entityManager
        .createQuery(
            "select m from Membership m join fetch m.workspace w"
                + " where m.accountId = :account and w.id = :workspace",
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
        .filter(membership -> membership.line().workspaceId() == workspaceId);
  }

  Membership lockMember(long memberId) {
    return entityManager.find(Membership.class, memberId, LockModeType.PESSIMISTIC_WRITE);
  }

  /** The account has another name, address or state: lists show it in its new place. */
  void follow(Account account) {
    entityManager
        .createQuery("select m from Membership m where m.accountId = :account", Membership.class)
        .setParameter("account", account.id())
        .getResultList()
        .forEach(membership -> membership.follow(account));
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

  /** The accounts by their ids, with their roles, in one query. */
  Map<Long, Account> accounts(Set<Long> accountIds) {
    return entityManager
        .createQuery(
            "select distinct a from Account a left join fetch a.platformRoles where a.id in :ids",
            Account.class)
        .setParameter("ids", accountIds)
        .getResultStream()
        .collect(Collectors.toMap(Account::id, Function.identity()));
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

  /** The active owners, by name. */
  List<Account> activeOwners(long workspaceId) {
    return entityManager
        .createQuery(
            "select a from Account a, Membership m where m.workspace.id = :workspace"
                + " and m.role = :owner and a.id = m.accountId and a.state = :active"
                + " order by a.name, a.id",
            Account.class)
        .setParameter("workspace", workspaceId)
        .setParameter("owner", WorkspaceRole.OWNER)
        .setParameter("active", AccountState.ACTIVE)
        .getResultList();
  }

  /** The accounts of owners and administrators, also of those who are disabled. */
  List<Account> administrators(long workspaceId) {
    return entityManager
        .createQuery(
            "select a from Account a, Membership m where m.workspace.id = :workspace"
                + " and m.role in :roles and a.id = m.accountId order by a.id",
            Account.class)
        .setParameter("workspace", workspaceId)
        .setParameter("roles", List.of(WorkspaceRole.OWNER, WorkspaceRole.ADMINISTRATOR))
        .getResultList();
  }

  List<Long> workspaceIdsOf(long accountId) {
    return entityManager
        .createQuery(
            "select m.workspace.id from Membership m where m.accountId = :account"
                + " order by m.workspace.id",
            Long.class)
        .setParameter("account", accountId)
        .getResultList();
  }

  /** The workspaces that have no other active owner than this one. */
  List<Workspace> ownedByNobodyElse(long accountId) {
    return entityManager
        .createQuery(
            "select w from Membership m join m.workspace w, Account own"
                + " where m.accountId = :account and m.role = :owner"
                + " and own.id = m.accountId and own.state = :active and not exists"
                + " (select o.id from Membership o, Account a where o.workspace.id = w.id"
                + " and o.role = :owner and o.accountId <> :account and a.id = o.accountId"
                + " and a.state = :active) order by w.id",
            Workspace.class)
        .setParameter("account", accountId)
        .setParameter("owner", WorkspaceRole.OWNER)
        .setParameter("active", AccountState.ACTIVE)
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

  /** Members to be told by now, longest due first. */
  List<Long> dueNotices(String worker, Instant now, int most) {
    return due("m.nextNoticeAt", worker, now, most);
  }

  /** Members to be reminded by now, longest due first. */
  List<Long> dueReminders(String worker, Instant now, int most) {
    return due("m.remindAt", worker, now, most);
  }

  private List<Long> due(String time, String worker, Instant now, int most) {
    return entityManager
        .createQuery(
            String.format(
                Locale.ROOT,
                "select m.id from Membership m where %1$s <= :now and %2$s order by %1$s, m.id",
                time,
                Elements.areDue(worker, "m.id")),
            Long.class)
        .setParameter("now", now)
        .setMaxResults(most)
        .getResultList();
  }

  /** The member, if to be told by now and held by no other worker; locked until the commit. */
  Optional<Membership> lockDueNotice(long id, Instant now) {
    return lockDue("next_notice_at", id, now);
  }

  /** The member, if to be reminded by now and held by no other worker; locked until the commit. */
  Optional<Membership> lockDueReminder(long id, Instant now) {
    return lockDue("remind_at", id, now);
  }

  @SuppressWarnings("unchecked")
  private Optional<Membership> lockDue(String column, long id, Instant now) {
    return entityManager
        .createNativeQuery(
            String.format(
                Locale.ROOT,
                "select * from membership where id = ?1 and %s <= ?2 for update skip locked",
                column),
            Membership.class)
        .setParameter(1, id)
        .setParameter(2, now.atOffset(ZoneOffset.UTC))
        .getResultList()
        .stream()
        .findFirst();
  }
}
