package mfa.workflow.process.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import mfa.support.TestClock;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultAcquireJobsCommandFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The engine goes on taking jobs, or it is seen that it does not. */
@Tag("R75")
class ManagedJobExecutorTest {

  private final TestClock clock = new TestClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
  private final Semaphore asked = new Semaphore(0);
  private final ManagedJobExecutor executor = new ManagedJobExecutor(null, this::thread, clock);
  private ProcessEngine engine;

  @AfterEach
  void stop() {
    if (engine != null) {
      engine.close();
    } else {
      executor.shutdown();
    }
  }

  @Test
  @DisplayName("R75: the thread that looks for jobs is replaced after an error ended it")
  void deadThreadIsReplaced() throws InterruptedException {
    startEngine();
    executor.setAcquireJobsCmdFactory(
        max -> {
          throw new OutOfMemoryError("A test pretends it.");
        });
    executor.ensureRunning();
    next().join(TimeUnit.SECONDS.toMillis(30));

    executor.setAcquireJobsCmdFactory(
        max -> {
          asked.release();
          return new DefaultAcquireJobsCommandFactory(executor).getCommand(max);
        });
    executor.ensureRunning();

    assertThat(next().isAlive()).isTrue();
    assertThat(asked.tryAcquire(2, 30, TimeUnit.SECONDS)).as("asks the database").isTrue();
  }

  @Test
  @Tag("thorough")
  @DisplayName("R75: while jobs are looked for there is nothing to tell, however long it takes")
  void looksForJobs() throws InterruptedException {
    startEngine();
    executor.setAcquireJobsCmdFactory(
        max -> {
          asked.release();
          return new DefaultAcquireJobsCommandFactory(executor).getCommand(max);
        });
    executor.ensureRunning();
    clock.moveBy(Duration.ofHours(1));
    asked.drainPermits();
    assertThat(asked.tryAcquire(3, 30, TimeUnit.SECONDS)).isTrue();

    assertThatCode(executor::ensureRunning).doesNotThrowAnyException();
    assertThat(threads).as("one thread only").hasSize(1);
  }

  @Test
  @DisplayName("R75: without a look at the jobs for more than 20 seconds the check fails")
  void silenceIsTold() {
    executor.ensureRunning();
    clock.moveBy(Duration.ofSeconds(20));
    executor.ensureRunning();

    clock.moveBy(Duration.ofSeconds(1));

    assertThatThrownBy(executor::ensureRunning)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("asked for no jobs since 2026-03-01T12:00:00Z");
  }

  private void startEngine() {
    var configuration = new StandaloneInMemProcessEngineConfiguration();
    configuration.setProcessEngineName("jobs");
    configuration.setJdbcUrl("jdbc:h2:mem:jobs;DB_CLOSE_DELAY=-1");
    configuration.setEnforceHistoryTimeToLive(false);
    configuration.setJobExecutor(executor);
    configuration.setJobExecutorActivate(false);
    engine = configuration.buildProcessEngine();
  }

  private Thread thread(Runnable work) {
    Thread thread = Thread.ofPlatform().daemon().unstarted(work);
    threads.add(thread);
    return thread;
  }

  private Thread next() throws InterruptedException {
    return threads.poll(30, TimeUnit.SECONDS);
  }
}
