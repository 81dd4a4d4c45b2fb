package mfa.password;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mfa.platform.persistence.DueRow;
import mfa.platform.worker.Elements;

@Dependent
class PasswordResets {

  /** Who evaluates them. */
  static final String WORKER = "password-resets";

  @Inject private EntityManager entityManager;
  @Inject private DueRow dueRow;

  void add(PasswordReset reset) {
    entityManager.persist(reset);
  }

  List<Long> due(Instant now, int max) {
    return dueRow.ids(
        "select r.id from PasswordReset r where r.evaluatedAt is null and"
            + Elements.areDue(WORKER, "r.id")
            + " order by r.requestedAt, r.id",
        now,
        max);
  }

  /** The request, if nobody has evaluated it or does; it stays locked until the commit. */
  Optional<PasswordReset> lockNew(long id) {
    return dueRow.lock(
        PasswordReset.class,
        "select * from password_reset where id = ?1 and evaluated_at is null",
        id);
  }

  Optional<PasswordReset> open(List<String> keyHashes, Instant now) {
    return entityManager
        .createQuery(
            "select r from PasswordReset r where r.keyHash in :hashes and r.usedAt is null"
                + " and r.expiresAt > :now",
            PasswordReset.class)
        .setParameter("hashes", keyHashes)
        .setParameter("now", now)
        .getResultStream()
        .findFirst();
  }

  /** Uses the link up; true for the one caller who did it. */
  boolean use(PasswordReset reset, Instant now) {
    return entityManager
            .createQuery(
                "update PasswordReset r set r.usedAt = :now where r.id = :id and r.usedAt is null")
            .setParameter("now", now)
            .setParameter("id", reset.id())
            .executeUpdate()
        == 1;
  }

  /** Ends whatever links the account still has. */
  void endAll(long accountId, Instant now) {
    entityManager
        .createQuery(
            "update PasswordReset r set r.usedAt = :now"
                + " where r.accountId = :account and r.usedAt is null")
        .setParameter("now", now)
        .setParameter("account", accountId)
        .executeUpdate();
  }

  void deleteOf(long accountId) {
    entityManager
        .createQuery("delete from PasswordReset r where r.accountId = :account")
        .setParameter("account", accountId)
        .executeUpdate();
  }

  int deleteExpiredBefore(Instant end) {
    return entityManager
        .createQuery("delete from PasswordReset r where r.expiresAt < :end")
        .setParameter("end", end)
        .executeUpdate();
  }
}
