package mfa.verification;

import java.util.Optional;
import java.util.function.Function;

/**
 * What became of an attempt.
 *
 * @param answer of the comparison; empty where nothing was compared
 * @param lockout that refused the attempt, or that it brought
 */
public record AttemptResult<T>(Optional<T> answer, Optional<Lockout> lockout) {

  /** The answer of the comparison, or what a refused attempt is told. */
  public T orRefused(Function<Lockout, T> refusal) {
    return answer.orElseGet(() -> refusal.apply(lockout.orElseThrow()));
  }

  /** The same, but the attempt that brings a lockout is told of it, too (R15). */
  public T orLocked(Function<Lockout, T> locked) {
    return lockout.map(locked).orElseGet(answer::orElseThrow);
  }
}
