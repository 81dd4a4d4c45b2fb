package mfa.ticket.process;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import mfa.ticket.TicketNumber;
import mfa.workflow.dryrun.StartVariables;
import mfa.workflow.process.WorkflowEngine;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/**
 * Finds the running processes of tickets. It asks where a token waits before it sends a message: a
 * failed correlation would roll back the caller's work.
 */
@Dependent
class ProcessInstances {

  @Inject private WorkflowEngine engine;
  @Inject private Clock clock;

  RuntimeService runtime() {
    return engine.engine().getRuntimeService();
  }

  List<ProcessInstance> of(TicketNumber number) {
    return runtime().createProcessInstanceQuery().processInstanceBusinessKey(number.text()).list();
  }

  /** Starts the process of a ticket, whose number is its business key; answers its id. */
  String start(StartVariables variables, TicketNumber number) {
    Map<String, Object> values = new HashMap<>(variables.values());
    values.put("ticketNumber", number.text());
    return runtime().startProcessInstanceByKey(variables.process(), number.text(), values).getId();
  }

  /** Moves the token where one waits for this, and says whether it did. */
  boolean send(String message, TicketNumber number) {
    Optional<Execution> waiting = waiting(message, number);
    waiting.ifPresent(token -> runtime().messageEventReceived(message, token.getId()));
    return waiting.isPresent();
  }

  private Optional<Execution> waiting(String message, TicketNumber number) {
    return Optional.ofNullable(
        runtime()
            .createExecutionQuery()
            .processInstanceBusinessKey(number.text())
            .messageEventSubscriptionName(message)
            .singleResult());
  }

  /** Where a token waits for this or else for a time, the time begins once more. */
  void restartTimers(String message, TicketNumber number) {
    ManagementService jobs = engine.engine().getManagementService();
    timers(message, number).forEach(timer -> jobs.recalculateJobDuedate(timer.getId(), false));
  }

  /** The times for which a token waits that waits for this as well. */
  Stream<Job> timers(String message, TicketNumber number) {
    ManagementService jobs = engine.engine().getManagementService();
    return waiting(message, number).stream()
        .flatMap(
            token -> jobs.createJobQuery().executionId(token.getId()).timers().list().stream());
  }

  /**
   * Ends a process, unless it is at work. The engine has marked the transaction for its end without
   * effect when a step got ahead.
   *
   * @param ending says whether it did
   */
  boolean endUnlessAtWork(TicketNumber number, BooleanSupplier ending) {
    try {
      return !isAtWork(number) && ending.getAsBoolean();
    } catch (OptimisticLockingException e) {
      return false;
    }
  }

  /**
   * Whether a job of the process runs in this moment. Taking its token away then ends in an error
   * of the engine, in the job or here; a moment later there is nothing to collide with.
   */
  private boolean isAtWork(TicketNumber number) {
    return of(number).stream()
        .flatMap(
            instance ->
                engine
                    .engine()
                    .getManagementService()
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .list()
                    .stream())
        .map(JobEntity.class::cast)
        .anyMatch(
            job ->
                job.getLockOwner() != null
                    && job.getLockExpirationTime().toInstant().isAfter(clock.instant()));
  }
}
