package mfa.session;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mfa.platform.persistence.AtTheEnd;
import mfa.platform.persistence.SqlStatement;

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
  void recordSeen(long accountId, String hash, Instant now) {
    AtTheEnd.change(
        entityManager,
        SqlStatement.of(
            "update known_device set last_seen_at = ? where account_id = ? and device_hash = ?",
            now,
            accountId,
            hash));
  }

  /** Leaves those of the account that were seen last. */
  void forgetAllBut(int kept, long accountId) {
    AtTheEnd.change(
        entityManager,
        SqlStatement.of(
            "delete from known_device where account_id = ? and id not in (select id from"
                + " known_device where account_id = ? order by last_seen_at desc, id desc"
                + " fetch first "
                + kept
                + " rows only)",
            accountId,
            accountId));
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
