package mfa.platform.worker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.logging.Level;
import java.util.logging.Logger;
import mfa.platform.command.CommandSettings;

/**
 * All background work of the server, between {@link #start} and {@link #stop}. Not in a process
 * that runs a command: a server may work beside it, and what is begun would be cut off by its end;
 * its user may even be another one, and would take the files of the server from it.
 */
@ApplicationScoped
public class Workers {

  /** A run that takes longer is left to the end of the process. */
  private static final Duration MAX_STOP = Duration.ofSeconds(15);

  private static final Logger LOG = Logger.getLogger(Workers.class.getName());

  private Instance<Worker> workers;
  private WorkerRequest request;
  private CommandSettings command;
  private Clock clock;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();
  private volatile List<WorkerLoop> loops = List.of();

  @SuppressWarnings("NullAway.Init") // of the proxy
  protected Workers() {}

  @Inject
  Workers(
      @Any Instance<Worker> workers, WorkerRequest request, CommandSettings command, Clock clock) {
    this.workers = workers;
    this.request = request;
    this.command = command;
    this.clock = clock;
  }

  /**
   * Begins with the first run of each. To be called once, by anyone who knows that everything they
   * work on is there.
   *
   * @param factory makes threads in which services and transactions are at hand
   */
  public synchronized void start(ThreadFactory factory) {
    if (!loops.isEmpty()) {
      throw new IllegalStateException("The workers are started already.");
    }
    if (command.line().isPresent()) {
      return;
    }
    loops =
        workers.stream()
            .sorted(Comparator.comparing(Worker::name))
            .map(worker -> new WorkerLoop(worker, request, clock, stop))
            .toList();
    for (WorkerLoop loop : loops) {
      Thread thread = factory.newThread(loop);
      thread.setName("worker-" + loop.name());
      threads.add(thread);
      thread.start();
    }
  }

  /** Lets every run at hand come to its end, for a while, and begins no other. */
  public synchronized void stop() {
    stop.countDown();
    Instant deadline = clock.instant().plus(MAX_STOP);
    try {
      for (Thread thread : threads) {
        Duration left = Duration.between(clock.instant(), deadline);
        if (!thread.join(left.isNegative() ? Duration.ZERO : left)) {
          LOG.log(Level.WARNING, "{0} is still at work.", thread.getName());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Every one that was started, in the order of their names. */
  List<WorkerLoop> loops() {
    return loops;
  }
}
