package mfa.verification;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Counts failures per subject, over all sessions and clients, and makes guessers wait. Whatever
 * breaks in between, an attempt was counted before its result could be learnt (R10, R14).
 */
@Stateless
public class FailureCounterService {

  private static final Duration MEMORY = Duration.ofDays(1);

  @Inject private FailureCounters counters;
  @Inject private Clock clock;

  /**
   * Compares and counts in the transaction at hand: parallel attempts queue up until its end, and
   * nobody learns a result that was not counted. Where a lockout refuses the attempt, nothing is
   * counted and nothing compared.
   */
  @PermitAll
  public <T> AttemptResult<T> attempt(
      String subject, LockoutPolicy policy, Supplier<Guess<T>> compare) {
    FailureCounter counter = counters.lock(subject);
    Instant now = clock.instant();
    Optional<Lockout> refusal = counter.lockout(now);
    if (refusal.isPresent()) {
      return new AttemptResult<>(Optional.empty(), refusal);
    }
    Guess<T> guess = compare.get();
    switch (guess.count()) {
      case STARTS_AGAIN -> counter.reset(now);
      case IS_UNCOUNTED -> {}
      case STAYS -> counter.addFailure(policy, now);
    }
    return new AttemptResult<>(Optional.of(guess.answer()), counter.lockout(now));
  }

  private Optional<Lockout> count(FailureCounter counter, LockoutPolicy policy) {
    Instant now = clock.instant();
    Optional<Lockout> refusal = counter.lockout(now);
    if (refusal.isEmpty()) {
      counter.addFailure(policy, now);
    }
    return refusal;
  }

  /**
   * Counts an attempt as failed at every counter, or at none if one of them refuses it. For what
   * takes so long to compare that nothing may be locked meanwhile: the transaction has to be
   * committed before. If the attempt was right, {@link #clear(List)} them.
   */
  @PermitAll
  public Optional<Lockout> reserve(List<FailureLimit> limits) {
    List<FailureCounter> counted = new ArrayList<>();
    for (FailureLimit limit : limits) {
      FailureCounter counter = counters.lock(limit.subject());
      Optional<Lockout> refusal = count(counter, limit.policy());
      if (refusal.isPresent()) {
        counted.forEach(other -> other.uncount(clock.instant()));
        return refusal;
      }
      counted.add(counter);
    }
    return Optional.empty();
  }

  /** Nobody counts an attempt between this and the end of the transaction. */
  @PermitAll
  public void lock(String subject) {
    counters.lock(subject);
  }

  /** Forgets all failures and lockouts of the subject, after locking it. */
  @PermitAll
  public void clear(String subject) {
    counters.lock(subject).reset(clock.instant());
  }

  /** Forgets the failures of attempts that {@link #reserve} counted and that were right. */
  @PermitAll
  public void clear(List<FailureLimit> limits) {
    counters.reset(limits.stream().map(FailureLimit::subject).toList(), clock.instant());
  }

  /** What refuses attempts of the subject at present. */
  @PermitAll
  public Optional<Lockout> lockout(String subject) {
    return counters.find(subject).flatMap(counter -> counter.lockout(clock.instant()));
  }

  /** Drops counters at rest, so that anonymous visitors cannot fill the table (R67). */
  @PermitAll
  public int forgetOld() {
    Instant now = clock.instant();
    return counters.deleteUnchangedSince(now.minus(MEMORY), now);
  }
}
