package mfa.support;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import mfa.workflow.process.WorkflowEngine;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Job;

/** Runs the jobs of a process that are due, as the job executor does, and looks at it. */
public final class Jobs {

  private static final int FIRST_OF_A_LOOP = 100;
  private static final int ATTEMPTS = 5;

  private final Services services;

  public Jobs(Services services) {
    this.services = services;
  }

  /**
   * Runs what is due and what becomes due by that; a job that fails is left alone.
   *
   * @param number business key of the process
   * @return how many failed
   */
  public int run(String number) {
    Set<String> failed = new HashSet<>();
    for (int i = 0; i < FIRST_OF_A_LOOP; i++) {
      List<Job> due = due(number).stream().filter(job -> !failed.contains(job.getId())).toList();
      if (due.isEmpty()) {
        return failed.size();
      }
      String next = due.getFirst().getId();
      if (!succeeds(next)) {
        failed.add(next);
      }
    }
    throw new IllegalStateException("The process of " + number + " runs in a circle.");
  }

  /** The step that waits for the engine fails at every attempt. */
  public void fail(String number, RuntimeException reason) {
    String job = due(number).getFirst().getId();
    CommandExecutor engine =
        ((ProcessEngineConfigurationImpl) engine().getProcessEngineConfiguration())
            .getCommandExecutorTxRequired();
    for (int i = 0; i < ATTEMPTS; i++) {
      services.asTimer(
          () ->
              services.inTransaction(
                  entityManager -> engine.execute(new DefaultJobRetryCmd(job, reason))));
    }
  }

  /** Runs one job after the other until something has happened. */
  public void runUntil(String number, BooleanSupplier happened) {
    while (!happened.getAsBoolean()) {
      String next = due(number).getFirst().getId();
      services.asTimer(() -> management().executeJob(next));
    }
  }

  /** Whether the engine has something to do for the process now. */
  public boolean isDue(String number) {
    return !due(number).isEmpty();
  }

  /** Runs the next job and no more. */
  public void runNext(String number) {
    String next = due(number).getFirst().getId();
    services.asTimer(() -> management().executeJob(next));
  }

  /**
   * What will lead the process on, or lets somebody do it: tasks, jobs and timers, awaited
   * messages, incidents. What ends it from outside at any time is none of them.
   */
  public List<String> holds(String number) {
    List<String> holds = new ArrayList<>(incidents(number));
    for (String instance : instances(number)) {
      engine().getTaskService().createTaskQuery().processInstanceId(instance).list().stream()
          .map(task -> "task " + task.getName())
          .forEach(holds::add);
      management().createJobQuery().processInstanceId(instance).withRetriesLeft().list().stream()
          .map(job -> "job " + job.getId())
          .forEach(holds::add);
      engine()
          .getRuntimeService()
          .createEventSubscriptionQuery()
          .processInstanceId(instance)
          .list()
          .stream()
          .map(EventSubscription::getActivityId)
          .filter(event -> !event.startsWith("startEvent_"))
          .forEach(holds::add);
    }
    return holds;
  }

  private List<Job> due(String number) {
    return instances(number).stream()
        .flatMap(
            instance ->
                management()
                    .createJobQuery()
                    .processInstanceId(instance)
                    .withRetriesLeft()
                    .executable()
                    .list()
                    .stream())
        .toList();
  }

  private boolean succeeds(String job) {
    try {
      services.asTimer(() -> management().executeJob(job));
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** Whether the process has not ended. */
  public boolean isRunning(String number) {
    return !instances(number).isEmpty();
  }

  /** The steps where tokens wait. */
  public List<String> waitingAt(String number) {
    return instances(number).stream()
        .flatMap(instance -> engine().getRuntimeService().getActiveActivityIds(instance).stream())
        .sorted()
        .toList();
  }

  /** What the engine reports to people as stuck. */
  public List<String> incidents(String number) {
    return instances(number).stream()
        .flatMap(
            instance ->
                engine()
                    .getRuntimeService()
                    .createIncidentQuery()
                    .processInstanceId(instance)
                    .list()
                    .stream())
        .map(incident -> incident.getIncidentMessage())
        .toList();
  }

  public long openTasks(String number) {
    return engine().getTaskService().createTaskQuery().processInstanceBusinessKey(number).count();
  }

  private List<String> instances(String number) {
    return engine()
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(number)
        .list()
        .stream()
        .map(instance -> instance.getId())
        .toList();
  }

  private ManagementService management() {
    return engine().getManagementService();
  }

  public ProcessEngine engine() {
    return services.get(WorkflowEngine.class).engine();
  }
}
