package mfa.workflow.process.job;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionStrategy;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.SequentialJobAcquisitionRunnable;

/**
 * Runs the engine's jobs on threads of the container, so that transactions and beans are there, and
 * knows whether they are still taken.
 */
public final class ManagedJobExecutor extends JobExecutor {

  /** Without a successful look at the jobs for longer, something is wrong; waits are shorter. */
  private static final Duration MAX_SILENCE = Duration.ofSeconds(20);

  private final ManagedExecutorService executor;
  private final ThreadFactory threads;
  private final Clock clock;
  private volatile Instant askedAt;
  private volatile RuntimeException failure;

  public ManagedJobExecutor(ManagedExecutorService executor, ThreadFactory threads, Clock clock) {
    this.executor = executor;
    this.threads = threads;
    this.clock = clock;
    setWaitTimeInMillis(500);
    setMaxWait(1_000);
    setLockTimeInMillis(30_000);
    setMaxJobsPerAcquisition(5);
  }

  /**
   * Starts, or starts the thread again that looks for jobs: the engine lets it end by an error, for
   * example where memory was short.
   *
   * @throws IllegalStateException if no look at the jobs has succeeded for some time
   */
  public synchronized void ensureRunning() {
    if (!isActive()) {
      askedAt = clock.instant();
      start();
    } else if (!jobAcquisitionThread.isAlive()) {
      startExecutingJobs();
    }
    if (askedAt.plus(MAX_SILENCE).isBefore(clock.instant())) {
      throw new IllegalStateException(
          "The engine has asked for no jobs since " + askedAt + ".", failure);
    }
  }

  @Override
  protected void ensureInitialization() {
    super.ensureInitialization();
    acquireJobsRunnable = new Acquisition();
  }

  /** Notes every time that it could ask the database for jobs, and why it could not. */
  private final class Acquisition extends SequentialJobAcquisitionRunnable {

    Acquisition() {
      super(ManagedJobExecutor.this);
    }

    @Override
    protected AcquiredJobs acquireJobs(
        JobAcquisitionContext context,
        JobAcquisitionStrategy strategy,
        ProcessEngineImpl processEngine) {
      try {
        AcquiredJobs jobs = super.acquireJobs(context, strategy, processEngine);
        askedAt = clock.instant();
        failure = null;
        return jobs;
      } catch (RuntimeException e) {
        failure = e;
        throw e;
      }
    }
  }

  @Override
  protected void startExecutingJobs() {
    jobAcquisitionThread = threads.newThread(acquireJobsRunnable);
    jobAcquisitionThread.setName("job-acquisition");
    jobAcquisitionThread.start();
  }

  @Override
  protected void stopExecutingJobs() {
    stopJobAcquisitionThread();
  }

  @Override
  public void executeJobs(List<String> jobIds, ProcessEngineImpl engine) {
    try {
      executor.execute(getExecuteJobsRunnable(jobIds, engine));
    } catch (RejectedExecutionException e) {
      logRejectedExecution(engine, jobIds.size());
      rejectedJobsHandler.jobsRejected(jobIds, engine, this);
    }
  }
}
