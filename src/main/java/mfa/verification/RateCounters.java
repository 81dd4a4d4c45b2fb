package mfa.verification;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Locale;
import mfa.platform.persistence.MissingRow;

@Dependent
class RateCounters {

  @Inject private EntityManager entityManager;
  @Inject private MissingRow missingRow;

  /** Uses one of it, if something is left; false where nothing is, or no counter. */
  boolean use(RateLimit limit, Instant now) {
    return use(
            "c.used = c.used + 1",
            "c.windowStart > :before and c.used < " + limit.max(),
            limit,
            now)
        || use("c.used = 1, c.windowStart = :now", "c.windowStart <= :before", limit, now);
  }

  private boolean use(String change, String where, RateLimit limit, Instant now) {
    String statement =
        "update RateCounter c set %s, c.lastUsedAt = :now where c.subject = :subject and %s%s";
    boolean pauses = !limit.pause().isZero();
    Query use =
        entityManager
            .createQuery(
                String.format(
                    Locale.ROOT,
                    statement,
                    change,
                    where,
                    pauses ? " and c.lastUsedAt <= :rested" : ""))
            .setParameter("subject", limit.subject())
            .setParameter("before", now.minus(limit.window()))
            .setParameter("now", now);
    if (pauses) {
      use.setParameter("rested", now.minus(limit.pause()));
    }
    return use.executeUpdate() == 1;
  }

  boolean exists(String subject) {
    return entityManager.find(RateCounter.class, subject) != null;
  }

  /** Adds a counter at nothing, where none is there. */
  void add(String subject) {
    missingRow.add("rate_counter", "subject", subject);
  }

  RateCounter lock(String subject) {
    return entityManager.find(RateCounter.class, subject, LockModeType.PESSIMISTIC_WRITE);
  }

  int deleteUnusedSince(Instant end) {
    return entityManager
        .createQuery("delete from RateCounter b where b.lastUsedAt < :end")
        .setParameter("end", end)
        .executeUpdate();
  }
}
