package mfa.platform.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs one worker until the server stops, whatever happens, and knows when it last finished a run.
 */
final class WorkerLoop implements Runnable {

  /** After failures, also what runs seldom is tried again so soon. */
  static final Duration MAX_PAUSE = Duration.ofSeconds(10);

  private static final Logger LOG = Logger.getLogger(WorkerLoop.class.getName());

  private final Worker worker;
  private final WorkerRequest request;
  private final Clock clock;
  private final CountDownLatch stop;
  private volatile Instant ranAt;
  private long failures;
  private boolean lateLogged;

  /**
   * @param stop ends the loop after the run at hand
   */
  WorkerLoop(Worker worker, WorkerRequest request, Clock clock, CountDownLatch stop) {
    this.worker = worker;
    this.request = request;
    this.clock = clock;
    this.stop = stop;
    this.ranAt = clock.instant();
  }

  @Override
  public void run() {
    Duration pause = Duration.ZERO;
    while (!isStopped(pause)) {
      pause = attempt();
    }
  }

  /** Errors too, also while one is reported: the thread must not end before the server. */
  private Duration attempt() {
    try {
      boolean more = request.run(worker.work());
      recordRun();
      return more ? Duration.ZERO : worker.pause();
    } catch (Throwable e) {
      try {
        recordFailure(e);
      } catch (Throwable unreported) {
        // The next attempt has more to tell with.
      }
      return pauseAfter(failures, worker.pause());
    }
  }

  /** Twice the pause, four times, and so on: every failure fills the log, the container's too. */
  static Duration pauseAfter(long failures, Duration pause) {
    Duration grown = pause.multipliedBy(1L << Math.min(failures, 20));
    return grown.compareTo(MAX_PAUSE) < 0 ? grown : MAX_PAUSE;
  }

  private void recordRun() {
    ranAt = clock.instant();
    if (failures > 0) {
      LOG.log(
          Level.INFO,
          "Worker {0} runs again after {1} failures.",
          new Object[] {worker.name(), failures});
    }
    failures = 0;
    lateLogged = false;
  }

  /** Once when it begins and once when it is late: some would fail every second. */
  private void recordFailure(Throwable cause) {
    failures++;
    if (failures == 1) {
      LOG.log(Level.WARNING, cause, () -> "Worker " + worker.name() + " failed; it goes on.");
    }
    if (isLate() && !lateLogged) {
      lateLogged = true;
      LOG.log(
          Level.SEVERE,
          cause,
          () -> "Worker " + worker.name() + " has finished no run since " + ranAt + ".");
    }
  }

  /** Somebody else's interruption ends only the pause. */
  private boolean isStopped(Duration pause) {
    try {
      return stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return stop.getCount() == 0;
    }
  }

  String name() {
    return worker.name();
  }

  /** How long ago it finished a run, or was started. */
  Duration age() {
    Duration age = Duration.between(ranAt, clock.instant());
    return age.isNegative() ? Duration.ZERO : age;
  }

  boolean isLate() {
    return age().compareTo(worker.patience()) > 0;
  }
}
