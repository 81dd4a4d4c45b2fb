package mfa.verification;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The single steps of {@link BudgetService}, each in a transaction of its own. */
@Stateless
public class BudgetRows {

  private Budgets budgets;
  private Clock clock;

  protected BudgetRows() {}

  @Inject
  public BudgetRows(Budgets budgets, Clock clock) {
    this.budgets = budgets;
    this.clock = clock;
  }

  @PermitAll
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public boolean exists(String subject) {
    return budgets.exists(subject);
  }

  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void add(String subject) {
    if (!budgets.exists(subject)) {
      budgets.add(new Budget(subject));
    }
  }

  /** Uses one of it, or says when that will be possible. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Optional<Instant> use(Limit limit) {
    Budget budget = budgets.lock(limit.subject());
    Instant now = clock.instant();
    Instant nextAt = budget.nextAt(limit);
    if (nextAt.isAfter(now)) {
      return Optional.of(nextAt);
    }
    budget.use(limit.window(), now);
    return Optional.empty();
  }

  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public int deleteUnusedSince(Instant end) {
    return budgets.deleteUnusedSince(end);
  }
}
