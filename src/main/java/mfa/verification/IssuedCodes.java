package mfa.verification;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;

@Dependent
class IssuedCodes {

  @Inject private EntityManager entityManager;

  void add(IssuedCode code) {
    entityManager.persist(code);
  }

  /** Ends whatever codes the account still has for the purpose. */
  void endAll(long accountId, Purpose purpose, Instant now) {
    entityManager
        .createQuery(
            "update IssuedCode c set c.endedAt = :now where c.accountId = :account"
                + " and c.purpose = :purpose and c.endedAt is null")
        .setParameter("now", now)
        .setParameter("account", accountId)
        .setParameter("purpose", purpose)
        .executeUpdate();
  }

  /** Ends whatever codes the account still has. */
  void endAll(long accountId, Instant now) {
    entityManager
        .createQuery(
            "update IssuedCode c set c.endedAt = :now"
                + " where c.accountId = :account and c.endedAt is null")
        .setParameter("now", now)
        .setParameter("account", accountId)
        .executeUpdate();
  }

  void deleteOf(long accountId) {
    entityManager
        .createQuery("delete from IssuedCode c where c.accountId = :account")
        .setParameter("account", accountId)
        .executeUpdate();
  }

  long countSince(long accountId, String request, Instant since) {
    return entityManager
        .createQuery(
            "select count(c) from IssuedCode c where c.accountId = :account"
                + " and c.request = :request and c.issuedAt > :since",
            Long.class)
        .setParameter("account", accountId)
        .setParameter("request", request)
        .setParameter("since", since)
        .getSingleResult();
  }

  Optional<IssuedCode> live(long accountId, Purpose purpose, Instant now) {
    return entityManager
        .createQuery(
            "select c from IssuedCode c where c.accountId = :account and c.purpose = :purpose"
                + " and c.endedAt is null and c.expiresAt > :now order by c.id desc",
            IssuedCode.class)
        .setParameter("account", accountId)
        .setParameter("purpose", purpose)
        .setParameter("now", now)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** Uses one try; false where none is left or the code ended meanwhile. */
  boolean reserveTry(IssuedCode code) {
    return entityManager
            .createQuery(
                "update IssuedCode c set c.tries = c.tries + 1"
                    + " where c.id = :id and c.endedAt is null and c.tries < :maxTries")
            .setParameter("id", code.id())
            .setParameter("maxTries", IssuedCode.MAX_TRIES)
            .executeUpdate()
        == 1;
  }

  /** The try was no guess: it is not counted after all. */
  void uncountTry(IssuedCode code) {
    entityManager
        .createQuery(
            "update IssuedCode c set c.tries = c.tries - 1 where c.id = :id and c.tries > 0")
        .setParameter("id", code.id())
        .executeUpdate();
  }

  /** Ends the code; true for the one caller who did it. */
  boolean end(IssuedCode code, Instant now) {
    return entityManager
            .createQuery(
                "update IssuedCode c set c.endedAt = :now where c.id = :id and c.endedAt is null")
            .setParameter("now", now)
            .setParameter("id", code.id())
            .executeUpdate()
        == 1;
  }

  int deleteExpiredBefore(Instant end) {
    return entityManager
        .createQuery("delete from IssuedCode c where c.expiresAt < :end")
        .setParameter("end", end)
        .executeUpdate();
  }
}
