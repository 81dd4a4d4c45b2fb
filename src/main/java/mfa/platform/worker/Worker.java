package mfa.platform.worker;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Something that a feature does again and again for as long as the server runs. Features produce
 * them as beans; {@link Workers} finds and runs them, every one apart from the others.
 *
 * @param name in health data and in the log: lower-case words with hyphens
 * @param pause from the end of a run to the beginning of the next
 * @param patience without a finished run for longer, the server is not ready
 * @param work one run, in transactions of the services it calls; tells whether there may be more to
 *     do at once
 */
public record Worker(String name, Duration pause, Duration patience, BooleanSupplier work) {

  private static final Duration SLACK = Duration.ofMinutes(1);

  /** Work that takes one batch after the other as long as there may be more. */
  public static Worker inBatches(String name, Duration pause, BooleanSupplier batch) {
    return new Worker(name, pause, pause.multipliedBy(2).plus(SLACK), batch);
  }

  /** Work that is done whenever it was run once. */
  public static Worker every(Duration pause, String name, Runnable work) {
    return inBatches(
        name,
        pause,
        () -> {
          work.run();
          return false;
        });
  }

  /** The same with another patience. */
  public Worker withPatience(Duration maxLength) {
    return new Worker(name, pause, maxLength, work);
  }
}
