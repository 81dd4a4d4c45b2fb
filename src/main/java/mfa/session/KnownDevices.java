package mfa.session;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mfa.platform.persistence.AtTheEnd;

@Dependent
class KnownDevices {

  @Inject private EntityManager entityManager;

  Optional<KnownDevice> find(long accountId, List<String> hashes) {
    return entityManager
        .createQuery(
            "select d from KnownDevice d where d.accountId = :account and d.deviceHash in :hashes",
            KnownDevice.class)
        .setParameter("account", accountId)
        .setParameter("hashes", hashes)
        .getResultStream()
        .findFirst();
  }

  /** The device was seen again. */
  void recordSeen(long accountId, List<String> hashes, Instant now) {
    AtTheEnd.change(
        entityManager
            .createQuery(
                "update KnownDevice d set d.lastSeenAt = :now"
                    + " where d.accountId = :account and d.deviceHash in :hashes")
            .setParameter("now", now)
            .setParameter("account", accountId)
            .setParameter("hashes", hashes));
  }

  int deleteOf(long accountId) {
    return entityManager
        .createQuery("delete from KnownDevice d where d.accountId = :account")
        .setParameter("account", accountId)
        .executeUpdate();
  }

  void add(KnownDevice device) {
    entityManager.persist(device);
  }

  int deleteUnseenSince(Instant end) {
    return entityManager
        .createQuery("delete from KnownDevice d where d.lastSeenAt < :end")
        .setParameter("end", end)
        .executeUpdate();
  }
}
