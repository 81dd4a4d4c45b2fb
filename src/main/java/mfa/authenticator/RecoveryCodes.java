package mfa.authenticator;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mfa.platform.crypto.KeyRing;
import mfa.platform.crypto.RandomSource;
import org.jspecify.annotations.Nullable;

/** The recovery codes of the accounts: ten at a time, made together, used one by one. */
@Dependent
class RecoveryCodes {

  static final int COUNT = 10;

  private final EntityManager entityManager;
  private final KeyRing keyRing;
  private final RandomSource random;

  @Inject
  RecoveryCodes(EntityManager entityManager, KeyRing keyRing, RandomSource random) {
    this.entityManager = entityManager;
    this.keyRing = keyRing;
    this.random = random;
  }

  /** Makes new ones, which end the old ones. */
  List<RecoveryCode> renew(long accountId, Instant now) {
    removeAll(accountId);
    List<RecoveryCode> codes = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      RecoveryCode code = RecoveryCode.next(random);
      codes.add(code);
      String hash = keyRing.hash(context(accountId), code.text());
      entityManager.persist(new StoredRecoveryCode(accountId, hash, now));
    }
    return codes;
  }

  /** Uses the code up; true for the one caller who did it. */
  boolean use(long accountId, RecoveryCode code, Instant now) {
    return entityManager
            .createQuery(
                "update StoredRecoveryCode c set c.usedAt = :now where c.accountId = :account"
                    + " and c.codeHash in :hashes and c.usedAt is null")
            .setParameter("now", now)
            .setParameter("account", accountId)
            .setParameter("hashes", keyRing.hashes(context(accountId), code.text()))
            .executeUpdate()
        == 1;
  }

  int left(long accountId) {
    return entityManager
        .createQuery(
            "select count(c) from StoredRecoveryCode c"
                + " where c.accountId = :account and c.usedAt is null",
            Long.class)
        .setParameter("account", accountId)
        .getSingleResult()
        .intValue();
  }

  /** When the present ones were made; null where there are none. */
  @Nullable Instant madeAt(long accountId) {
    return entityManager
        .createQuery(
            "select c.createdAt from StoredRecoveryCode c"
                + " where c.accountId = :account order by c.createdAt desc",
            Instant.class)
        .setParameter("account", accountId)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .orElse(null);
  }

  void removeAll(long accountId) {
    entityManager
        .createQuery("delete from StoredRecoveryCode c where c.accountId = :account")
        .setParameter("account", accountId)
        .executeUpdate();
    entityManager
        .createQuery("delete from SavedRecoveryCodes s where s.accountId = :account")
        .setParameter("account", accountId)
        .executeUpdate();
  }

  boolean areSaved(long accountId) {
    return entityManager.find(SavedRecoveryCodes.class, accountId) != null;
  }

  void markSaved(long accountId, Instant now) {
    if (!areSaved(accountId)) {
      entityManager.persist(new SavedRecoveryCodes(accountId, now));
    }
  }

  private static String context(long accountId) {
    return "recovery/" + accountId;
  }
}
