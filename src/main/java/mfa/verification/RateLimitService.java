package mfa.verification;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Bounds how often something is done, per subject. Called within a transaction, what is used hangs
 * on that: a second one beside it would take a second connection while the first holds locks, and
 * few callers would hold all connections of the server.
 */
@Stateless
public class RateLimitService {

  private static final Duration MEMORY = Duration.ofHours(2);

  @Inject private RateCounterRows rows;
  @Inject private Clock clock;

  /**
   * Uses one of each limit, in this order, up to the first that has nothing left: give the
   * narrowest first, so that somebody who is refused does not use up what belongs to all.
   *
   * @return empty if all had something left, else when to come back
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Instant> use(RateLimit... limits) {
    for (RateLimit limit : limits) {
      prepare(limit.subject());
      Optional<Instant> nextAt = rows.use(limit);
      if (nextAt.isPresent()) {
        return nextAt;
      }
    }
    return Optional.empty();
  }

  private void prepare(String subject) {
    if (!rows.exists(subject)) {
      rows.add(subject);
    }
  }

  /** Drops budgets at rest, so that strangers cannot fill the table (R67). */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public int forgetOld() {
    return rows.deleteUnusedSince(clock.instant().minus(MEMORY));
  }
}
