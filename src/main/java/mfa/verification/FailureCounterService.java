package mfa.verification;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import mfa.platform.persistence.RoundTrip;
import mfa.platform.persistence.SqlAnswer;
import mfa.platform.persistence.SqlRow;
import mfa.platform.persistence.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Counts failures per subject, over all sessions and clients, and makes guessers wait. Whatever
 * breaks in between, an attempt was counted before its result could be learnt (R10, R14).
 */
@Stateless
public class FailureCounterService {

  private static final Duration MEMORY = Duration.ofDays(1);
  private static final int BATCH = 5_000;

  @Inject private FailureCounters counters;
  @Inject private RateCounters rates;
  @Inject private RoundTrip roundTrip;
  @Inject private Clock clock;

  /**
   * Compares and counts in the transaction at hand: parallel attempts queue up until its end, and
   * nobody learns a result that was not counted. Where a lockout refuses the attempt, nothing is
   * counted and nothing compared.
   */
  @PermitAll
  public <T> AttemptResult<T> attempt(
      String subject, LockoutPolicy policy, Supplier<Guess<T>> compare) {
    List<SqlAnswer> answers = roundTrip.send(counters.locking(subject));
    FailureCounter counter = new FailureCounter(subject, answers.getLast().row());
    return attempt(counter, policy, compare);
  }

  /**
   * The same for what compares with rows that are read on the same way, once the counter is locked.
   *
   * @param question that reads them
   */
  @PermitAll
  public <T> AttemptResult<T> attempt(
      String subject,
      LockoutPolicy policy,
      SqlStatement question,
      Function<SqlAnswer, Guess<T>> compare) {
    List<SqlStatement> statements = new ArrayList<>(counters.locking(subject));
    int counting = statements.size();
    statements.add(question);
    List<SqlAnswer> answers = roundTrip.send(statements);
    FailureCounter counter = new FailureCounter(subject, answers.get(counting - 1).row());
    return attempt(counter, policy, () -> compare.apply(answers.getLast()));
  }

  private <T> AttemptResult<T> attempt(
      FailureCounter counter, LockoutPolicy policy, Supplier<Guess<T>> compare) {
    Instant now = clock.instant();
    Optional<Lockout> refusal = counter.lockout(now);
    if (refusal.isPresent()) {
      return new AttemptResult<>(Optional.empty(), refusal);
    }
    Guess<T> guess = compare.get();
    switch (guess.count()) {
      case STARTS_AGAIN -> {
        if (!counter.isAtRest()) {
          counter.reset(now);
          counters.store(counter);
        }
      }
      case IS_UNCOUNTED -> {}
      case STAYS -> {
        counter.addFailure(policy, now);
        counters.store(counter);
      }
    }
    return new AttemptResult<>(Optional.of(guess.answer()), counter.lockout(now));
  }

  /**
   * Uses one of the rate and counts an attempt as failed at every counter, or at none if the rate
   * or one of them refuses it; all on one way to the database. What the rate refuses leaves no
   * counter behind (R67). For what takes so long to compare that nothing may be locked meanwhile:
   * the transaction has to be committed before. If the attempt was right, {@link #clear(List)}
   * them.
   *
   * @return empty if it was counted, else when to come back
   */
  @PermitAll
  public Optional<Instant> reserve(RateLimit rate, List<FailureLimit> limits) {
    Instant now = clock.instant();
    List<SqlStatement> statements = new ArrayList<>(rates.locking(rate));
    int first = statements.size();
    SqlStatement left = rates.left(rate, now);
    limits.forEach(limit -> statements.addAll(counters.countingIf(left, limit.subject(), now)));
    statements.add(rates.using(rate, now));
    List<SqlAnswer> answers = roundTrip.send(statements);
    if (answers.getLast().changed() == 0) {
      return Optional.of(rates.find(rate.subject()).nextAt(rate));
    }
    List<Counted> all = counted(limits, answers.subList(first, answers.size()));
    if (all.stream().allMatch(Counted::isCounted)) {
      all.forEach(each -> lock(each, now));
      return Optional.empty();
    }
    all.stream()
        .filter(Counted::isCounted)
        .forEach(each -> counters.uncount(each.limit().subject()));
    return all.stream()
        .filter(each -> !each.isCounted())
        .map(each -> Objects.requireNonNull(each.lockedUntil()))
        .findFirst();
  }

  /** What became of one attempt at one counter. */
  private record Counted(
      FailureLimit limit, boolean isCounted, int failures, @Nullable Instant lockedUntil) {}

  private static List<Counted> counted(List<FailureLimit> limits, List<SqlAnswer> answers) {
    Iterator<SqlAnswer> next = answers.iterator();
    List<Counted> all = new ArrayList<>();
    for (FailureLimit limit : limits) {
      next.next();
      boolean isCounted = next.next().changed() == 1;
      SqlRow row = next.next().row();
      all.add(
          new Counted(
              limit, isCounted, (int) row.number("failures"), row.timeOrNull("locked_until")));
    }
    return all;
  }

  private void lock(Counted counted, Instant now) {
    FailureLimit limit = counted.limit();
    limit
        .policy()
        .lockout(counted.failures(), now)
        .ifPresent(lockout -> counters.lockUntil(limit.subject(), lockout.until()));
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
    limits.forEach(limit -> counters.reset(limit.subject(), clock.instant()));
  }

  /**
   * Drops counters at rest, so that anonymous visitors cannot fill the table (R67); a batch at
   * once.
   *
   * @return whether there may be more
   */
  @PermitAll
  public boolean forgetOld() {
    Instant now = clock.instant();
    return counters.deleteUnchangedSince(now.minus(MEMORY), now, BATCH) == BATCH;
  }
}
