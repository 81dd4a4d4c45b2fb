package mfa.workflow.dryrun.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * What playing one model may cost, so that it ends whatever the model draws. The steps come first,
 * so that the same model has the same result; the time is for what is slow at each of them.
 */
public final class PlayLimit {

  /** Jobs done and elements passed by all played tickets together; ours takes some 600. */
  static final int MAX_STEPS = 20_000;

  static final Duration MAX_TIME = Duration.ofSeconds(10);

  private final Clock clock;
  private final BooleanSupplier isCanceled;
  private int steps;
  private boolean reached;

  /** Known from the first step on: until then an engine is started, which is not the model's. */
  private Instant end = Instant.MAX;

  /**
   * @param isCanceled whether nobody wants the result any more
   */
  public PlayLimit(Clock clock, BooleanSupplier isCanceled) {
    this.clock = clock;
    this.isCanceled = isCanceled;
  }

  /**
   * Takes one step, also in the middle of what the engine does.
   *
   * @throws ReachedException if there is none left
   */
  void step() {
    if (steps == 0) {
      end = clock.instant().plus(MAX_TIME);
    }
    steps++;
    if (isReached()) {
      throw new ReachedException();
    }
  }

  /** Once it is, it stays so. */
  boolean isReached() {
    reached =
        reached || steps > MAX_STEPS || isCanceled.getAsBoolean() || clock.instant().isAfter(end);
    return reached;
  }

  /** Ends what a played ticket does; its path is left out. */
  static final class ReachedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ReachedException() {
      super("The dry run has taken all its steps.", null, false, false);
    }
  }
}
