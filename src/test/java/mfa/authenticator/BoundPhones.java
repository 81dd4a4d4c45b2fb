package mfa.authenticator;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import mfa.platform.crypto.KeyRing;
import mfa.platform.crypto.RandomSource;
import mfa.support.Phone;

/** Binds phones past the services, for tests in which that happened long ago. */
public final class BoundPhones {

  private BoundPhones() {}

  /** The step of binding counts as used; returns the authenticator's id. */
  public static long bind(
      EntityManager entityManager, KeyRing keyRing, long accountId, Phone phone, Instant boundAt) {
    Authenticator authenticator =
        new Authenticator(accountId, "Phone", Phone.step(boundAt), boundAt);
    entityManager.persist(authenticator);
    authenticator.seal(new SharedSecret(phone.base32()), keyRing);
    for (String table :
        List.of(
            "account set binding = 'BOUND' where id",
            "membership set binding = 'BOUND' where account_id")) {
      entityManager
          .createNativeQuery("update " + table + " = ?1")
          .setParameter(1, accountId)
          .executeUpdate();
    }
    return authenticator.id();
  }

  public static List<RecoveryCode> recoveryCodes(
      EntityManager entityManager,
      KeyRing keyRing,
      RandomSource random,
      long accountId,
      Instant madeAt) {
    return new RecoveryCodes(entityManager, keyRing, random).renew(accountId, madeAt);
  }
}
