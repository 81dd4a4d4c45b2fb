package mfa.platform.time;

import java.time.Duration;

/**
 * The end of something that may take so long and no longer, by a clock that nobody sets: for waits
 * on machines, which neither a correction of the time nor a test's clock may lengthen.
 */
public final class Deadline {

  private final long end;

  private Deadline(Duration time) {
    end = System.nanoTime() + time.toNanos();
  }

  /** One that begins to run now. */
  public static Deadline in(Duration time) {
    return new Deadline(time);
  }

  /** What is left; never less than nothing. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  public boolean isOver() {
    return left().isZero();
  }
}
