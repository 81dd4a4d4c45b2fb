package mfa.verification;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import mfa.platform.persistence.MissingRow;
import mfa.platform.persistence.RoundTrip;
import mfa.platform.persistence.SqlAnswer;
import mfa.platform.persistence.SqlStatement;

@Dependent
class RateCounters {

  /** Later than any use, also by a node whose clock is ahead. */
  private static final Instant ANY_TIME = Instant.parse("9999-01-01T00:00:00Z");

  private static final String LEFT =
      "subject = ? and (window_start <= ? or used < ?) and last_used_at <= ?";

  @Inject private EntityManager entityManager;
  @Inject private MissingRow missingRow;
  @Inject private RoundTrip roundTrip;

  /** Uses one of it, if something is left; false where nothing is. */
  boolean use(RateLimit limit, Instant now) {
    return roundTrip.send(List.of(adding(limit), using(limit, now))).getLast().changed() == 1;
  }

  /** Uses one of it, if something is left: how many are used now; empty where nothing is left. */
  OptionalInt count(RateLimit limit, Instant now) {
    List<SqlAnswer> answers =
        roundTrip.send(
            List.of(
                adding(limit),
                using(limit, now),
                SqlStatement.of(
                    "select used from rate_counter where subject = ?", limit.subject())));
    return answers.get(1).changed() == 1
        ? OptionalInt.of((int) answers.getLast().row().number("used"))
        : OptionalInt.empty();
  }

  /**
   * Nobody else uses one of it between this and the end of the transaction; to be sent together
   * with what asks whether some are {@link #left}.
   */
  List<SqlStatement> locking(RateLimit limit) {
    return List.of(
        adding(limit),
        SqlStatement.of(
            "select subject from rate_counter where subject = ? for update", limit.subject()));
  }

  /** Finds a row if something is left of it. */
  SqlStatement left(RateLimit limit, Instant now) {
    Instant before = now.minus(limit.window());
    return SqlStatement.of(
        "select subject from rate_counter where " + LEFT,
        limit.subject(),
        before,
        limit.max(),
        lastUse(limit, now));
  }

  /** Writes a row if something is left of it, of which one is used. */
  SqlStatement using(RateLimit limit, Instant now) {
    Instant before = now.minus(limit.window());
    return SqlStatement.of(
        "update rate_counter set used = case when window_start > ? then used + 1 else 1 end,"
            + " window_start = case when window_start > ? then window_start else ? end,"
            + " last_used_at = ? where "
            + LEFT,
        before,
        before,
        now,
        now,
        limit.subject(),
        before,
        limit.max(),
        lastUse(limit, now));
  }

  private SqlStatement adding(RateLimit limit) {
    return missingRow.adding("rate_counter", "subject", limit.subject());
  }

  private static Instant lastUse(RateLimit limit, Instant now) {
    return limit.pause().isZero() ? ANY_TIME : now.minus(limit.pause());
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
