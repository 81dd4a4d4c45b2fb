package mfa.authenticator;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mfa.platform.crypto.KeyRing;
import mfa.platform.persistence.SqlStatement;
import org.jspecify.annotations.Nullable;

@Dependent
class Authenticators {

  @Inject private EntityManager entityManager;

  List<Authenticator> of(long accountId) {
    return entityManager
        .createQuery(
            "select a from Authenticator a where a.accountId = :account order by a.boundAt, a.id",
            Authenticator.class)
        .setParameter("account", accountId)
        .getResultList();
  }

  /** Asks for what codes of the account are compared with, to be sent together with others. */
  SqlStatement asking(long accountId) {
    return SqlStatement.of(
        "select id, account_id, name, sealed_secret, last_step, clock_ahead, told_step, told_ahead,"
            + " bound_at, last_used_at from authenticator where account_id = ?"
            + " order by bound_at, id",
        accountId);
  }

  List<Authenticator> ofAll(Set<Long> accountIds) {
    return entityManager
        .createQuery(
            "select a from Authenticator a where a.accountId in :accounts", Authenticator.class)
        .setParameter("accounts", accountIds)
        .getResultList();
  }

  boolean existFor(long accountId) {
    return !entityManager
        .createQuery("select a.id from Authenticator a where a.accountId = :account", Long.class)
        .setParameter("account", accountId)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /**
   * @param codesMadeAt when the present recovery codes were made
   */
  SecondFactor secondFactor(long accountId, @Nullable Instant codesMadeAt) {
    Object[] row =
        (Object[])
            entityManager
                .createNativeQuery(
                    "select (select count(*) from authenticator where account_id = ?1),"
                        + " (select count(*) from recovery_code"
                        + " where account_id = ?1 and used_at is null),"
                        + " (select count(*) from recovery_codes_saved where account_id = ?1)")
                .setParameter(1, accountId)
                .getSingleResult();
    return new SecondFactor(number(row[0]) > 0, number(row[1]), number(row[2]) > 0, codesMadeAt);
  }

  private static int number(Object count) {
    return ((Number) count).intValue();
  }

  void add(Authenticator authenticator) {
    entityManager.persist(authenticator);
  }

  /**
   * Marks a time step as used, unless it or a later one was used already; true for the one caller
   * who did it (R04, R07). The same update keeps what the code shows of the phone's clock: at most
   * a step more than was known, because only the window around that was compared.
   */
  boolean useStep(Authenticator authenticator, long step, Instant now) {
    return entityManager
            .createQuery(
                "update Authenticator a set a.lastStep = :step, a.lastUsedAt = :now,"
                    + " a.clockAhead = :ahead where a.id = :id and a.lastStep < :step"
                    + " and (a.toldStep is null or a.toldStep <> :step)")
            .setParameter("step", step)
            .setParameter("now", now)
            .setParameter("ahead", PhoneClock.showing(step, now).bounded().ahead())
            .setParameter("id", authenticator.id())
            .executeUpdate()
        == 1;
  }

  /** The clock of its phone was set right: what was learned of it is forgotten. */
  void forgetClock(Authenticator authenticator) {
    entityManager
        .createQuery("update Authenticator a set a.clockAhead = 0 where a.id = :id")
        .setParameter("id", authenticator.id())
        .executeUpdate();
  }

  /** Keeps that its owner was told of a wrong clock by the code of this step, used up by that. */
  void recordTold(Authenticator authenticator, long step, Instant now) {
    entityManager
        .createQuery(
            "update Authenticator a set a.toldStep = :step, a.toldAhead = :ahead where a.id = :id")
        .setParameter("step", step)
        .setParameter("ahead", PhoneClock.showing(step, now).ahead())
        .setParameter("id", authenticator.id())
        .executeUpdate();
  }

  /** Seals the secret again with the current key; its used step stays as it is. */
  void reseal(Authenticator authenticator, SharedSecret secret, KeyRing keyRing) {
    authenticator.seal(secret, keyRing);
    entityManager
        .createQuery("update Authenticator a set a.sealedSecret = :sealed where a.id = :id")
        .setParameter("sealed", authenticator.sealedSecret())
        .setParameter("id", authenticator.id())
        .executeUpdate();
  }

  boolean remove(long accountId, long id) {
    return entityManager
            .createQuery("delete from Authenticator a where a.id = :id and a.accountId = :account")
            .setParameter("id", id)
            .setParameter("account", accountId)
            .executeUpdate()
        == 1;
  }

  int removeAll(long accountId) {
    return entityManager
        .createQuery("delete from Authenticator a where a.accountId = :account")
        .setParameter("account", accountId)
        .executeUpdate();
  }

  Optional<Enrolment> enrolmentOf(long accountId) {
    return entityManager
        .createQuery("select e from Enrolment e where e.accountId = :account", Enrolment.class)
        .setParameter("account", accountId)
        .getResultStream()
        .findFirst();
  }

  void add(Enrolment enrolment) {
    entityManager.persist(enrolment);
  }

  void removeEnrolmentOf(long accountId) {
    entityManager
        .createQuery("delete from Enrolment e where e.accountId = :account")
        .setParameter("account", accountId)
        .executeUpdate();
  }

  /** Ends the enrolment; true for the one caller who did it. */
  boolean end(Enrolment enrolment) {
    return entityManager
            .createQuery("delete from Enrolment e where e.id = :id")
            .setParameter("id", enrolment.id())
            .executeUpdate()
        == 1;
  }
}
