package mfa.verification;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;

/** Adds a missing counter in a transaction of its own, because two may try at once. */
@Stateless
public class ThrottleRows {

  private Throttles throttles;
  private Clock clock;

  protected ThrottleRows() {}

  @Inject
  public ThrottleRows(Throttles throttles, Clock clock) {
    this.throttles = throttles;
    this.clock = clock;
  }

  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void add(String subject) {
    if (throttles.find(subject).isEmpty()) {
      throttles.add(new Throttle(subject, clock.instant()));
    }
  }
}
