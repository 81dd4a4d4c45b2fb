package mfa.verification;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import mfa.platform.persistence.MissingRow;
import mfa.platform.persistence.RoundTrip;
import mfa.platform.persistence.SqlStatement;

@Dependent
class RateCounters {

  /** Later than any use, also by a node whose clock is ahead. */
  private static final Instant ANY_TIME = Instant.parse("9999-01-01T00:00:00Z");

  @Inject private EntityManager entityManager;
  @Inject private MissingRow missingRow;
  @Inject private RoundTrip roundTrip;

  /** Uses one of it, if something is left; false where nothing is. */
  boolean use(RateLimit limit, Instant now) {
    return roundTrip.send(using(limit, now)).getLast().changed() == 1;
  }

  /** The same, to be sent together with others: the last statement writes a row if it is used. */
  List<SqlStatement> using(RateLimit limit, Instant now) {
    Instant before = now.minus(limit.window());
    return List.of(
        missingRow.adding("rate_counter", "subject", limit.subject()),
        SqlStatement.of(
            "update rate_counter set used = case when window_start > ? then used + 1 else 1 end,"
                + " window_start = case when window_start > ? then window_start else ? end,"
                + " last_used_at = ?"
                + " where subject = ? and (window_start <= ? or used < ?) and last_used_at <= ?",
            before,
            before,
            now,
            now,
            limit.subject(),
            before,
            limit.max(),
            limit.pause().isZero() ? ANY_TIME : now.minus(limit.pause())));
  }

  RateCounter find(String subject) {
    return entityManager.find(RateCounter.class, subject);
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
