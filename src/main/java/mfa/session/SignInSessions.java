package mfa.session;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mfa.platform.persistence.SqlStatement;

@Dependent
class SignInSessions {

  /** More than an account has at both stages, as the surplus ends. */
  private static final int MAX_READ = 500;

  @Inject private EntityManager entityManager;

  void add(SignInSession session) {
    entityManager.persist(session);
  }

  Optional<SignInSession> find(long id) {
    return Optional.ofNullable(entityManager.find(SignInSession.class, id));
  }

  /**
   * Those that count, seen last first. Nobody ends what ran out: such rows stay for months.
   *
   * @param halfSince sessions that wait for the code count from then on
   * @param seenSince those that are signed in count if last seen from then on
   * @param fullSince and if opened from then on
   */
  List<SignInSession> liveOf(
      long accountId, Instant halfSince, Instant seenSince, Instant fullSince) {
    return entityManager
        .createQuery(
            "select s from SignInSession s where s.accountId = :account and s.endedAt is null"
                + " and (s.stage = :half and s.createdAt > :halfSince"
                + " or s.stage = :signedIn and s.lastSeenAt > :seenSince"
                + " and s.createdAt > :fullSince)"
                + " order by s.lastSeenAt desc, s.id desc",
            SignInSession.class)
        .setParameter("account", accountId)
        .setParameter("half", Stage.HALF_SIGNED_IN)
        .setParameter("halfSince", halfSince)
        .setParameter("signedIn", Stage.SIGNED_IN)
        .setParameter("seenSince", seenSince)
        .setParameter("fullSince", fullSince)
        .setMaxResults(MAX_READ)
        .getResultList();
  }

  void lock(long id) {
    entityManager
        .createNativeQuery("select id from sign_in_session where id = ?1 for update")
        .setParameter(1, id)
        .getResultList();
  }

  /** Asks how many of them there are at each stage. */
  SqlStatement counting(long accountId, Instant halfSince, Instant seenSince, Instant fullSince) {
    return SqlStatement.of(
        "select stage, count(*) as sessions from sign_in_session"
            + " where account_id = ? and ended_at is null"
            + " and (stage = 'HALF_SIGNED_IN' and created_at > ?"
            + " or stage = 'SIGNED_IN' and last_seen_at > ? and created_at > ?) group by stage",
        accountId,
        halfSince,
        seenSince,
        fullSince);
  }

  /** The newest of each account, of those that got past the code. */
  List<SignInSession> newestOf(Set<Long> accountIds) {
    return entityManager
        .createQuery(
            "select s from SignInSession s where s.accountId in :accounts and s.stage = :signedIn"
                + " and s.createdAt = (select max(x.createdAt) from SignInSession x"
                + " where x.accountId = s.accountId and x.stage = :signedIn)",
            SignInSession.class)
        .setParameter("accounts", accountIds)
        .setParameter("signedIn", Stage.SIGNED_IN)
        .getResultList();
  }

  /** From where the account got past the code. */
  List<String> addressesOf(long accountId) {
    return entityManager
        .createQuery(
            "select distinct s.clientAddress from SignInSession s"
                + " where s.accountId = :account and s.stage = :signedIn",
            String.class)
        .setParameter("account", accountId)
        .setParameter("signedIn", Stage.SIGNED_IN)
        .getResultList();
  }

  /** Half signed in becomes signed in, under a new key; true for the one caller who did it. */
  boolean confirm(long id, String keyHash, Instant now) {
    return confirm("s.stage = mfa.session.Stage.HALF_SIGNED_IN", id, keyHash, now);
  }

  /**
   * The same for who signed in without a code, and has to give one since an authenticator is bound.
   */
  boolean confirmSignedIn(long id, String keyHash, Instant now) {
    return confirm("s.codeAt is null", id, keyHash, now);
  }

  private boolean confirm(String which, long id, String keyHash, Instant now) {
    return entityManager
            .createQuery(
                "update SignInSession s set s.stage = :signedIn, s.codeAt = :now,"
                    + " s.lastSeenAt = :now, s.keyHash = :keyHash where s.id = :id and "
                    + which
                    + " and s.endedAt is null")
            // What is to be written of other things needs no way of its own for this.
            .setFlushMode(FlushModeType.COMMIT)
            .setParameter("signedIn", Stage.SIGNED_IN)
            .setParameter("keyHash", keyHash)
            .setParameter("now", now)
            .setParameter("id", id)
            .executeUpdate()
        == 1;
  }

  boolean hasCode(long id) {
    return entityManager
            .createQuery(
                "select count(s) from SignInSession s where s.id = :id and s.codeAt is not null",
                Long.class)
            .setParameter("id", id)
            .getSingleResult()
        > 0;
  }

  void recordCode(long id, Instant now) {
    entityManager
        .createQuery(
            "update SignInSession s set s.codeAt = :now where s.id = :id and s.endedAt is null")
        .setParameter("now", now)
        .setParameter("id", id)
        .executeUpdate();
  }

  /** The same, and the session has a new key. */
  void recordCode(long id, String keyHash, Instant now) {
    entityManager
        .createQuery(
            "update SignInSession s set s.codeAt = :now, s.keyHash = :keyHash"
                + " where s.id = :id and s.endedAt is null")
        .setParameter("now", now)
        .setParameter("keyHash", keyHash)
        .setParameter("id", id)
        .executeUpdate();
  }

  /** No session of the account has given a code any more. */
  void forgetCodes(long accountId) {
    entityManager
        .createQuery("update SignInSession s set s.codeAt = null where s.accountId = :account")
        .setParameter("account", accountId)
        .executeUpdate();
  }

  void recordActivity(long id, Instant now) {
    entityManager
        .createQuery(
            "update SignInSession s set s.lastSeenAt = :now"
                + " where s.id = :id and s.endedAt is null and s.lastSeenAt < :now")
        .setParameter("now", now)
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Ends one session of the account; false where there is no such live one. */
  boolean end(long accountId, long id, EndReason reason, Instant now) {
    return entityManager
            .createQuery(
                "update SignInSession s set s.endedAt = :now, s.endReason = :reason"
                    + " where s.id = :id and s.accountId = :account and s.endedAt is null")
            .setParameter("now", now)
            .setParameter("reason", reason)
            .setParameter("id", id)
            .setParameter("account", accountId)
            .executeUpdate()
        == 1;
  }

  /** Ends all sessions of the account but one; give 0 to end all. */
  int endAllBut(long accountId, long spared, EndReason reason, Instant now) {
    return entityManager
        .createQuery(
            "update SignInSession s set s.endedAt = :now, s.endReason = :reason"
                + " where s.accountId = :account and s.id <> :spared and s.endedAt is null")
        .setParameter("now", now)
        .setParameter("reason", reason)
        .setParameter("account", accountId)
        .setParameter("spared", spared)
        .executeUpdate();
  }

  void deleteOf(long accountId) {
    entityManager
        .createQuery("delete from SignInSession s where s.accountId = :account")
        .setParameter("account", accountId)
        .executeUpdate();
  }

  int deleteUnseenSince(Instant end) {
    return entityManager
        .createQuery("delete from SignInSession s where s.lastSeenAt < :end")
        .setParameter("end", end)
        .executeUpdate();
  }
}
