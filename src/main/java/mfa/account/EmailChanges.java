package mfa.account;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mfa.mail.EmailAddress;

@Dependent
class EmailChanges {

  @Inject private EntityManager entityManager;

  void add(EmailChange change) {
    entityManager.persist(change);
    entityManager.flush();
  }

  /** The newest that was asked for and is not done. */
  Optional<EmailChange> pending(long accountId) {
    return entityManager
        .createQuery(
            "select c from EmailChange c where c.accountId = :account and c.changedAt is null"
                + " and c.endedAt is null order by c.id desc",
            EmailChange.class)
        .setParameter("account", accountId)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  void removePending(long accountId) {
    entityManager
        .createQuery(
            "delete from EmailChange c where c.accountId = :account and c.changedAt is null")
        .setParameter("account", accountId)
        .executeUpdate();
  }

  /** The done one that this link takes back, locked until the commit. */
  Optional<EmailChange> lockDone(List<String> keyHashes) {
    return done(keyHashes).map(this::refreshed);
  }

  private EmailChange refreshed(EmailChange change) {
    entityManager.refresh(change, LockModeType.PESSIMISTIC_WRITE);
    return change;
  }

  Optional<EmailChange> done(List<String> keyHashes) {
    return entityManager
        .createQuery("select c from EmailChange c where c.keyHash in :hashes", EmailChange.class)
        .setParameter("hashes", keyHashes)
        .getResultStream()
        .findFirst();
  }

  /** What was done or taken back since then. */
  List<EmailChange> movedSince(long accountId, Instant since) {
    return entityManager
        .createQuery(
            "select c from EmailChange c where c.accountId = :account"
                + " and c.changedAt is not null and (c.changedAt >= :since or c.endedAt >= :since)"
                + " order by c.id desc",
            EmailChange.class)
        .setParameter("account", accountId)
        .setParameter("since", since)
        .getResultList();
  }

  /** What was done since then and not taken back, newest first. */
  List<EmailChange> doneSince(long accountId, Instant since) {
    return entityManager
        .createQuery(
            "select c from EmailChange c where c.accountId = :account and c.changedAt >= :since"
                + " and c.endedAt is null order by c.id desc",
            EmailChange.class)
        .setParameter("account", accountId)
        .setParameter("since", since)
        .getResultList();
  }

  /** Whether somebody else may still take this address back. */
  boolean isReserved(EmailAddress email, long exceptFor, Instant changedAfter) {
    return entityManager
            .createQuery(
                "select count(c) from EmailChange c where c.formerCanonicalEmail = :email"
                    + " and c.changedAt > :after and c.endedAt is null"
                    + " and c.accountId <> :account",
                Long.class)
            .setParameter("email", email.canonical())
            .setParameter("after", changedAfter)
            .setParameter("account", exceptFor)
            .getSingleResult()
        > 0;
  }

  /** Every address that the account had; not one that was only requested. */
  Set<EmailAddress> addressesOf(long accountId) {
    return entityManager
        .createQuery(
            "select c from EmailChange c where c.accountId = :account and c.changedAt is not null",
            EmailChange.class)
        .setParameter("account", accountId)
        .getResultStream()
        .flatMap(change -> Stream.of(change.formerEmail(), change.newEmail()))
        .collect(Collectors.toCollection(HashSet::new));
  }

  void removeAllOf(long accountId) {
    entityManager
        .createQuery("delete from EmailChange c where c.accountId = :account")
        .setParameter("account", accountId)
        .executeUpdate();
  }
}
