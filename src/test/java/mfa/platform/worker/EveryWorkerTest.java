package mfa.platform.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import mfa.support.PostgresqlServer;
import mfa.support.Services;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every worker of the product, also those that run once an hour, and a database that goes away. */
@Tag("thorough")
@Tag("R75")
class EveryWorkerTest {

  private static final Duration PAUSE = Duration.ofMillis(20);

  /** How a worker fares. */
  private static final class Course {

    final Semaphore runs = new Semaphore(0);
    final Semaphore failures = new Semaphore(0);

    boolean follow(Worker worker) {
      try {
        boolean more = worker.work().getAsBoolean();
        runs.release();
        return more;
      } catch (RuntimeException e) {
        failures.release();
        throw e;
      }
    }
  }

  /**
   * The engine notices by itself; a dry run asks an engine of its own; where no mailbox is
   * configured, nothing is read, and where files lie in the database, none is orphaned; old tickets
   * go by night, which it is not here.
   */
  private static final Set<String> NOT_AT_THE_DATABASE =
      Set.of("process-jobs", "process-dry-runs", "mail-inbox", "old-tickets", "orphaned-files");

  @Test
  @Tag("R57")
  @DisplayName(
      "R57 R75: each worker fails while the database is away, and runs again when it is back")
  void eachRunsAgainWhenTheDatabaseIsBack() throws InterruptedException {
    try (PostgresqlServer database = PostgresqlServer.start();
        Services services = Services.on(database)) {
      assertThat(services.workers()).extracting(Worker::name).doesNotHaveDuplicates();
      Map<String, Course> courses = new TreeMap<>();
      CountDownLatch stop = new CountDownLatch(1);
      for (Worker worker : services.workers()) {
        if (!NOT_AT_THE_DATABASE.contains(worker.name())) {
          courses.put(worker.name(), new Course());
          start(services, worker, courses.get(worker.name()), stop);
        }
      }
      assertThat(courses.keySet()).hasSizeGreaterThan(15);
      for (Map.Entry<String, Course> each : courses.entrySet()) {
        await(each.getKey() + " at the start", each.getValue().runs);
      }

      database.goAway();
      for (Map.Entry<String, Course> each : courses.entrySet()) {
        await(each.getKey() + " fails", each.getValue().failures);
        await(each.getKey() + " fails again", each.getValue().failures);
      }
      courses.values().forEach(course -> course.runs.drainPermits());
      database.comeBack();

      for (Map.Entry<String, Course> each : courses.entrySet()) {
        await(each.getKey() + " again", each.getValue().runs);
      }
      stop.countDown();
    }
  }

  private static void start(Services services, Worker worker, Course course, CountDownLatch stop) {
    Worker quick = new Worker(worker.name(), PAUSE, worker.patience(), () -> course.follow(worker));
    WorkerRequest request =
        new WorkerRequest() {
          @Override
          boolean run(java.util.function.BooleanSupplier work) {
            return services.asTimer(() -> work.getAsBoolean());
          }
        };
    Thread.ofPlatform()
        .daemon()
        .name(worker.name())
        .start(new WorkerLoop(quick, request, services.clock(), stop));
  }

  private static void await(String what, Semaphore happened) throws InterruptedException {
    assertThat(happened.tryAcquire(60, TimeUnit.SECONDS)).as(what).isTrue();
  }
}
