package mfa.e2e;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Asks again until there is an answer, or it took too long. */
final class Poll {

  private static final Duration PAUSE = Duration.ofMillis(50);

  private Poll() {}

  /**
   * Returns the first answer.
   *
   * @param atMost how long to ask
   * @param question asked every 50 ms
   * @param complaint what is said when there is no answer in time
   */
  static <T> T until(Duration atMost, Supplier<Optional<T>> question, Supplier<String> complaint) {
    var end = System.nanoTime() + atMost.toNanos();
    var answer = question.get();
    while (answer.isEmpty()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(complaint.get() + " within " + atMost.toSeconds() + " s");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
      answer = question.get();
    }
    return answer.get();
  }
}
