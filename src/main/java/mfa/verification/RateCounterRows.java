package mfa.verification;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * The single steps of {@link RateLimitService}, each in a transaction of its own where the caller
 * has none.
 */
@Stateless
public class RateCounterRows {

  @Inject private RateCounters budgets;
  @Inject private Clock clock;

  @PermitAll
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public boolean exists(String subject) {
    return budgets.exists(subject);
  }

  @PermitAll
  public void add(String subject) {
    budgets.add(subject);
  }

  /** Uses one of it, or says when that will be possible. */
  @PermitAll
  public Optional<Instant> use(RateLimit limit) {
    RateCounter budget = budgets.lock(limit.subject());
    Instant now = clock.instant();
    Instant nextAt = budget.nextAt(limit);
    if (nextAt.isAfter(now)) {
      return Optional.of(nextAt);
    }
    budget.use(limit.window(), now);
    return Optional.empty();
  }

  @PermitAll
  public int deleteUnusedSince(Instant end) {
    return budgets.deleteUnusedSince(end);
  }
}
