package mfa.account;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mfa.mail.EmailAddress;
import mfa.mail.Recipient;
import mfa.platform.persistence.AtTheEnd;
import mfa.platform.persistence.RoundTrip;
import mfa.platform.persistence.SqlAnswer;
import mfa.platform.persistence.SqlRow;
import mfa.platform.persistence.SqlStatement;

@Dependent
class Accounts {

  @Inject private EntityManager entityManager;
  @Inject private RoundTrip roundTrip;

  Account byId(long id) {
    return find(id).orElseThrow(() -> new IllegalStateException("There is no account " + id + "."));
  }

  Optional<Account> find(long id) {
    return Optional.ofNullable(entityManager.find(Account.class, id));
  }

  /** With its roles, in one query. */
  Optional<Account> withRoles(long id) {
    return byIds(Set.of(id)).stream().findFirst();
  }

  /** Nothing changes where the time zone is known. Past the version, so that no change fails. */
  void adoptTimeZone(long id, ZoneId zone) {
    AtTheEnd.change(
        entityManager,
        SqlStatement.of(
            "update account set time_zone = ?, time_zone_known = true"
                + " where id = ? and time_zone_known = false",
            zone.getId(),
            id));
  }

  Optional<Account> find(EmailAddress email) {
    return entityManager
        .createQuery("select a from Account a where a.canonicalEmail = :email", Account.class)
        .setParameter("email", email.canonical())
        .getResultStream()
        .findFirst();
  }

  /** With the browsers that it was used from, in one query. */
  Optional<SignInAccount> toSignIn(EmailAddress email) {
    return entityManager
        .createQuery(
            "select a from SignInAccount a where a.canonicalEmail = :email", SignInAccount.class)
        .setParameter("email", email.canonical())
        .getResultStream()
        .findFirst();
  }

  /** Locks the account until the commit, and asks what signing in asks, on one way. */
  SignInFacts lockToSignIn(long id, SqlStatement question) {
    List<SqlAnswer> answers =
        roundTrip.send(
            List.of(
                SqlStatement.of("select id from account where id = ? for update", id),
                SqlStatement.of(
                    "select state, password_changed_at, must_replace_password, bound,"
                        + " code_locked_until, device_hashes, email, name, language,"
                        + " time_zone, time_zone_known"
                        + " from sign_in_account where id = ?",
                    id),
                question));
    SqlRow row = answers.get(1).row();
    return new SignInFacts(
        id,
        AccountState.valueOf(row.text("state")) == AccountState.ACTIVE,
        row.timeOrNull("password_changed_at"),
        row.is("must_replace_password"),
        row.is("bound"),
        row.timeOrNull("code_locked_until"),
        SignInAccount.hashes(row.textOrNull("device_hashes")),
        new Recipient(
            new EmailAddress(row.text("email")),
            row.text("name"),
            Locale.of(row.text("language")),
            ZoneId.of(row.text("time_zone"))),
        row.is("time_zone_known"),
        answers.getLast());
  }

  void add(Account account) {
    entityManager.persist(account);
    entityManager.flush();
  }

  /** With their roles, in one query. */
  List<Account> byIds(Set<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return entityManager
        .createQuery(
            "select distinct a from Account a left join fetch a.platformRoles where a.id in :ids",
            Account.class)
        .setParameter("ids", ids)
        .getResultList();
  }

  /** Read from the database: what others changed in the meantime counts. */
  Set<Long> activeOf(Set<Long> ids) {
    if (ids.isEmpty()) {
      return Set.of();
    }
    return entityManager
        .createQuery(
            "select a.id from Account a where a.id in :ids and a.state = :active", Long.class)
        .setParameter("ids", ids)
        .setParameter("active", AccountState.ACTIVE)
        .getResultStream()
        .collect(Collectors.toSet());
  }

  Optional<Long> idOf(EmailAddress email) {
    return entityManager
        .createQuery("select a.id from Account a where a.canonicalEmail = :email", Long.class)
        .setParameter("email", email.canonical())
        .getResultStream()
        .findFirst();
  }

  Map<Long, String> namesOf(Set<Long> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return entityManager
        .createQuery(
            "select a.id, a.name from Account a where a.id in :ids and a.state <> :deleted",
            Object[].class)
        .setParameter("ids", ids)
        .setParameter("deleted", AccountState.DELETED)
        .getResultStream()
        .collect(Collectors.toMap(row -> (Long) row[0], row -> (String) row[1]));
  }

  /** The holders of any of the roles, each once and with all its roles. */
  List<Account> holders(Set<PlatformRole> roles) {
    return entityManager
        .createQuery(
            "select distinct a from Account a left join fetch a.platformRoles where a.id in"
                + " (select h.id from Account h join h.platformRoles r where r in :roles)"
                + " order by a.id",
            Account.class)
        .setParameter("roles", roles)
        .getResultList();
  }

  /** Locks the account until the commit, and reads it again. */
  Account lock(long id) {
    return entityManager.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** The same without reading it. */
  void lockUnread(long id) {
    entityManager
        .createNativeQuery("select id from account where id = ?1 for update")
        .setParameter(1, id)
        .getResultList();
  }

  /** Stores another hash of the same password, past the version: it is no change of the account. */
  void rehash(long id, String oldHash, String newHash) {
    entityManager
        .createNativeQuery(
            "update account set password_hash = ?1 where id = ?2 and password_hash = ?3")
        .setParameter(1, newHash)
        .setParameter(2, id)
        .setParameter(3, oldHash)
        .executeUpdate();
  }

  /** Changes to the holders of this role happen one after the other (R58). */
  void lockActiveHolders(PlatformRole role) {
    activeHolderIds(role).forEach(this::lock);
  }

  /** The ids of the active holders, read again from the database. */
  List<Long> activeHolderIds(PlatformRole role) {
    return entityManager
        .createQuery(
            "select a.id from Account a join a.platformRoles r"
                + " where r = :role and a.state = :active order by a.id",
            Long.class)
        .setParameter("role", role)
        .setParameter("active", AccountState.ACTIVE)
        .getResultList();
  }
}
