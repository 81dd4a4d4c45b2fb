package mfa.platform.worker;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The transactions of {@link Elements}, each apart from what was tried. */
@Stateless
public class ElementSteps {

  private static final Duration MEMORY = Duration.ofDays(30);

  private ElementFailures failures;
  private Clock clock;

  protected ElementSteps() {}

  @Inject
  public ElementSteps(ElementFailures failures, Clock clock) {
    this.failures = failures;
    this.clock = clock;
  }

  @PermitAll
  public List<Long> failed(String worker, List<Long> elementIds) {
    return failures.failed(worker, elementIds);
  }

  /** Counts a failure; tells whether the element is put aside by that. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean recordFailure(String worker, long elementId, String kind) {
    return failure(worker, elementId).fail(kind, clock.instant());
  }

  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void putOff(String worker, long elementId) {
    failure(worker, elementId).putOff(clock.instant());
  }

  private ElementFailure failure(String worker, long elementId) {
    return failures
        .find(worker, elementId)
        .orElseGet(
            () -> {
              ElementFailure first = new ElementFailure(worker, elementId);
              failures.add(first);
              return first;
            });
  }

  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void markDone(String worker, long elementId) {
    failures.delete(worker, elementId);
  }

  /** How many elements of each worker are put aside. */
  @PermitAll
  public Map<String, Long> countAside() {
    return failures.countAside();
  }

  /** Forgets failures of more than 30 days ago: what is still there is tried again. */
  @PermitAll
  public int forgetOld() {
    return failures.deleteFailedBefore(clock.instant().minus(MEMORY));
  }
}
