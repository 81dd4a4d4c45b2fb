package mfa.workflow.process;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;

/** Runs the engine's jobs on threads of the container, so that transactions and beans are there. */
final class ManagedJobExecutor extends JobExecutor {

  private final ManagedExecutorService executor;
  private final ThreadFactory threads;

  ManagedJobExecutor(ManagedExecutorService executor, ThreadFactory threads) {
    this.executor = executor;
    this.threads = threads;
    setWaitTimeInMillis(500);
    setMaxWait(1_000);
    setLockTimeInMillis(30_000);
    setMaxJobsPerAcquisition(5);
  }

  @Override
  protected void startExecutingJobs() {
    jobAcquisitionThread = threads.newThread(acquireJobsRunnable);
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
