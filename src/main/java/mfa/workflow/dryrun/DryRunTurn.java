package mfa.workflow.dryrun;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets one dry run at a time take place on a server: each needs an engine, and some memory. */
@ApplicationScoped
public class DryRunTurn {

  private static final long MAX_SECONDS = 20;

  private final Semaphore turn = new Semaphore(1, true);

  /** Does it when it is its turn; empty where that would take too long. */
  public <T> Optional<T> take(Supplier<T> run) {
    try {
      if (!turn.tryAcquire(MAX_SECONDS, TimeUnit.SECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    try {
      return Optional.of(run.get());
    } finally {
      turn.release();
    }
  }
}
