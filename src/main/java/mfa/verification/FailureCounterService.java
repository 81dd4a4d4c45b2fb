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
import mfa.platform.persistence.Transactions;

/**
 * Counts failures per subject, over all sessions and clients, and makes guessers wait.
 *
 * <p>Use: {@link #prepare}; then, inside the transaction of the check, {@link #reserve} before
 * comparing, which already counts a failure and makes parallel attempts queue; then {@link
 * #succeed} or {@link #uncount}. Whatever breaks in between, the attempt was counted before its
 * result could be learnt (R10, R14).
 */
@Stateless
public class FailureCounterService {

  private static final Duration MEMORY = Duration.ofDays(1);

  @Inject private FailureCounters counters;
  @Inject private Transactions transactions;
  @Inject private Clock clock;

  /** Makes sure that there is a counter to lock. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public void prepare(String subject) {
    if (counters.find(subject).isEmpty()) {
      transactions.within(() -> counters.add(subject));
    }
  }

  /**
   * Counts an attempt as failed in advance.
   *
   * @return until when attempts are refused, in which case nothing was counted and nothing may be
   *     compared; or empty
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public Optional<Instant> reserve(String subject, LockoutPolicy policy) {
    Instant now = clock.instant();
    FailureCounter counter = counters.lock(subject);
    if (counter.isLocked(now)) {
      return Optional.of(counter.lockedUntil());
    }
    counter.addFailure(policy, now);
    return Optional.empty();
  }

  /** Nobody counts an attempt between this and the end of the transaction. */
  @PermitAll
  public void lock(String subject) {
    prepare(subject);
    counters.lock(subject);
  }

  /** The attempt was right: the count starts again. */
  @PermitAll
  public void succeed(String subject) {
    counters.lock(subject).reset(clock.instant());
  }

  /** Forgets all failures and locks of the subject, after locking it. */
  @PermitAll
  public void clear(String subject) {
    lock(subject);
    succeed(subject);
  }

  /** The attempt was no guess: it is not counted after all. */
  @PermitAll
  public void uncount(String subject) {
    counters.lock(subject).uncount(clock.instant());
  }

  @PermitAll
  public Optional<Instant> lockedUntil(String subject) {
    Instant now = clock.instant();
    return counters
        .find(subject)
        .filter(counter -> counter.isLocked(now))
        .map(FailureCounter::lockedUntil);
  }

  /** Drops counters at rest, so that anonymous visitors cannot fill the table (R67). */
  @PermitAll
  public int forgetOld() {
    Instant now = clock.instant();
    return counters.deleteUnchangedSince(now.minus(MEMORY), now);
  }
}
