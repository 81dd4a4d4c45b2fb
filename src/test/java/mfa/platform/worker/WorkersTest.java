package mfa.platform.worker;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import mfa.platform.command.CommandSettings;
import mfa.platform.config.Configuration;
import mfa.support.HealthResponses;
import mfa.support.TestClock;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Background work goes on whatever happens, and readiness tells of what does not. */
@Tag("R75")
class WorkersTest {

  private static final Duration PAUSE = Duration.ofMillis(5);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final TestClock clock = new TestClock(Instant.parse("2026-03-01T12:00:00Z"));
  private WeldContainer container;
  private String command;

  @BeforeAll
  static void provideHealth() {
    HealthResponses.provide();
  }

  @AfterEach
  void stop() {
    if (container != null) {
      container.select(Workers.class).get().stop();
      container.close();
    }
  }

  @Test
  @DisplayName("R75: a worker goes on after exceptions, errors and interruptions")
  void workerSurvivesEveryFailure() {
    AtomicInteger runs = new AtomicInteger();
    Semaphore fifth = new Semaphore(0);
    start(
        worker(
            "fails",
            () -> {
              switch (runs.incrementAndGet()) {
                case 1, 2 -> throw new IllegalStateException("The database is away.");
                case 3 -> throw new OutOfMemoryError("A test pretends it.");
                case 4 -> Thread.currentThread().interrupt();
                default -> fifth.release();
              }
              return false;
            }));

    await(fifth);
  }

  @Test
  @DisplayName("R75: one that hangs keeps no other from its work")
  void hangingWorkerHoldsNoOther() {
    CountDownLatch end = new CountDownLatch(1);
    Semaphore others = new Semaphore(0);
    start(
        worker("hangs", () -> awaitQuietly(end)),
        worker("one", () -> done(others)),
        worker("two", () -> done(others)));

    await(others);
    await(others);
    await(others);
    end.countDown();
  }

  @Test
  @DisplayName("R75: a worker that has not run for its time turns readiness red, until it runs")
  void lateWorkerTurnsReadinessRed() {
    Semaphore failed = new Semaphore(0);
    Semaphore ran = new Semaphore(0);
    AtomicInteger broken = new AtomicInteger();
    start(
        worker(
            "breaks",
            () -> {
              if (broken.get() == 1) {
                failed.release();
                throw new IllegalStateException("The database is away.");
              }
              return done(ran);
            }),
        new Worker("seldom", Duration.ofHours(1), Duration.ofHours(2), () -> false));
    await(ran);
    assertThat(health().getStatus()).isEqualTo(Status.UP);

    broken.set(1);
    await(failed);
    clock.moveBy(PATIENCE);
    assertThat(health().getStatus()).as("just in time").isEqualTo(Status.UP);
    clock.moveBy(Duration.ofSeconds(1));
    HealthCheckResponse late = health();
    broken.set(0);
    ran.drainPermits();
    await(ran);
    await(ran);

    assertThat(late.getStatus()).isEqualTo(Status.DOWN);
    assertThat(late.getData().orElseThrow())
        .containsEntry("late", "breaks")
        .containsEntry("breaks", 61L)
        .containsKey("seldom");
    assertThat(health().getStatus()).isEqualTo(Status.UP);
    assertThat(health().getData().orElseThrow()).containsEntry("breaks", 0L);
  }

  @Test
  @DisplayName("R75: a run that never ends is late like one that fails")
  void hangingWorkerIsLate() {
    CountDownLatch end = new CountDownLatch(1);
    Semaphore begun = new Semaphore(0);
    start(
        worker(
            "hangs",
            () -> {
              begun.release();
              return awaitQuietly(end);
            }));
    await(begun);

    clock.moveBy(PATIENCE.plusSeconds(1));
    HealthCheckResponse late = health();
    end.countDown();

    assertThat(late.getStatus()).isEqualTo(Status.DOWN);
    assertThat(late.getData().orElseThrow()).containsEntry("late", "hangs");
  }

  @Test
  @DisplayName(
      "R75: after failures the pauses grow to ten seconds, and those of seldom work shrink to them")
  void seldomWorkIsTriedAgainSoon() {
    assertThat(WorkerLoop.pauseAfter(1, Duration.ofHours(1))).hasSeconds(10);
    assertThat(WorkerLoop.pauseAfter(1, Duration.ofSeconds(1))).hasSeconds(2);
    assertThat(WorkerLoop.pauseAfter(3, Duration.ofSeconds(1))).hasSeconds(8);
    assertThat(WorkerLoop.pauseAfter(Long.MAX_VALUE, Duration.ofSeconds(1))).hasSeconds(10);
  }

  @Test
  @DisplayName("Where there is more to do, the next batch waits for nothing")
  void nextBatchFollowsAtOnce() {
    AtomicInteger left = new AtomicInteger(3);
    Semaphore last = new Semaphore(0);
    Duration hour = Duration.ofHours(1);
    start(
        new Worker(
            "batches",
            hour,
            hour,
            () -> {
              if (left.decrementAndGet() == 0) {
                last.release();
              }
              return left.get() > 0;
            }));

    await(last);
  }

  @Test
  @DisplayName("R75: a server whose workers are not started is not ready")
  void notReadyBeforeTheStart() {
    container = container(List.of(worker("waits", () -> false)));

    assertThat(health().getStatus()).isEqualTo(Status.DOWN);
  }

  @Test
  @Tag("R59")
  @DisplayName("R59 R75: a process that runs a command does no background work")
  void commandDoesNoBackgroundWork() {
    AtomicInteger runs = new AtomicInteger();
    command = "verify-audit-log";

    start(worker("works", () -> runs.incrementAndGet() < 0));
    container.select(Workers.class).get().stop();

    assertThat(container.select(Workers.class).get().loops()).isEmpty();
    assertThat(runs).hasValue(0);
  }

  @Test
  @DisplayName("The end waits for the run at hand, and begins no other")
  void stopWaitsForTheRunAtHand() throws InterruptedException {
    CountDownLatch mayEnd = new CountDownLatch(1);
    Semaphore begun = new Semaphore(0);
    AtomicInteger finished = new AtomicInteger();
    start(
        worker(
            "works",
            () -> {
              begun.release();
              awaitQuietly(mayEnd);
              finished.incrementAndGet();
              return true;
            }));
    await(begun);

    try (var executor = Executors.newSingleThreadExecutor()) {
      CountDownLatch stopping = new CountDownLatch(1);
      executor.execute(
          () -> {
            stopping.countDown();
            container.select(Workers.class).get().stop();
          });
      assertThat(stopping.await(10, TimeUnit.SECONDS)).isTrue();
      mayEnd.countDown();
    }

    int atTheEnd = finished.get();
    assertThat(atTheEnd).isPositive();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("worker-works"));
  }

  private static Worker worker(String name, BooleanSupplier work) {
    return new Worker(name, PAUSE, PATIENCE, work);
  }

  private static boolean done(Semaphore semaphore) {
    semaphore.release();
    return false;
  }

  private static boolean awaitQuietly(CountDownLatch latch) {
    try {
      return !latch.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void await(Semaphore happened) {
    try {
      assertThat(happened.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HealthCheckResponse health() {
    return container.select(WorkerHealthProbe.class).get().health();
  }

  private void start(Worker... workers) {
    container = container(List.of(workers));
    container.select(Workers.class).get().start(Thread.ofPlatform().factory());
  }

  private WeldContainer container(List<Worker> workers) {
    return new Weld()
        .containerId("workers" + System.identityHashCode(this))
        .disableDiscovery()
        .beanClasses(
            Workers.class, WorkerRequest.class, WorkerHealth.class, WorkerHealthProbe.class)
        .addExtension(new Parts(workers, clock, command))
        .initialize();
  }

  /** Asks readiness as the server does, by the annotation. */
  @Dependent
  static class WorkerHealthProbe {

    private final WorkerHealth health;

    @Inject
    WorkerHealthProbe(@Readiness WorkerHealth health) {
      this.health = health;
    }

    HealthCheckResponse health() {
      return health.call();
    }
  }

  /** The workers of one test, and its clock. */
  private record Parts(List<Worker> workers, Clock clock, String command) implements Extension {

    void add(@Observes AfterBeanDiscovery discovery) {
      for (Worker worker : workers) {
        discovery
            .<Worker>addBean()
            .id(worker.name())
            .types(Worker.class)
            .scope(Dependent.class)
            .createWith(context -> worker);
      }
      discovery
          .<Elements>addBean()
          .types(Elements.class)
          .scope(Dependent.class)
          .createWith(context -> new Elements(null, null, null));
      Configuration configuration = new Configuration(key -> Optional.ofNullable(command));
      discovery
          .<CommandSettings>addBean()
          .types(CommandSettings.class)
          .scope(Dependent.class)
          .createWith(context -> new CommandSettings(configuration));
      discovery
          .<Clock>addBean()
          .types(Clock.class)
          .scope(Dependent.class)
          .createWith(context -> clock);
    }
  }
}
