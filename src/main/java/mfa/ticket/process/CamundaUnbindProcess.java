package mfa.ticket.process;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketSettings;
import mfa.ticket.desk.Decision;
import mfa.workflow.process.WorkflowEngine;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * Runs the unbind process on the engine. It asks where a token waits before it sends a message: a
 * failed correlation would roll back the caller's work.
 */
@ApplicationScoped
public class CamundaUnbindProcess implements UnbindProcess {

  static final String RESET = "${" + UnbindContract.RESET + "}";

  @Inject private WorkflowEngine engine;
  @Inject private TicketSettings settings;
  @Inject private Clock clock;

  @Override
  public String start(TicketNumber number) {
    Map<String, Object> variables = new HashMap<>(UnbindContract.startVariables(settings).values());
    variables.put("ticketNumber", number.text());
    return runtime()
        .startProcessInstanceByKey(UnbindContract.PROCESS, number.text(), variables)
        .getId();
  }

  /** The engine has marked the transaction for its end without effect when a step got ahead. */
  @Override
  public boolean withdrawn(TicketNumber number) {
    try {
      return !isAtWork(number) && send(UnbindMessage.WITHDRAWN, number);
    } catch (OptimisticLockingException e) {
      return false;
    }
  }

  /**
   * Whether a job of the process runs in this moment. Taking its token away then ends in an error
   * of the engine, in the job or here; a moment later there is nothing to collide with.
   */
  private boolean isAtWork(TicketNumber number) {
    return instances(number).stream()
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

  @Override
  public boolean send(UnbindMessage message, TicketNumber number) {
    Execution waiting =
        runtime()
            .createExecutionQuery()
            .processInstanceBusinessKey(number.text())
            .messageEventSubscriptionName(message.inModels())
            .singleResult();
    if (waiting == null) {
      return false;
    }
    runtime().messageEventReceived(message.inModels(), waiting.getId());
    return true;
  }

  @Override
  public void take(String taskId, long agentId) {
    engine.engine().getTaskService().claim(taskId, Long.toString(agentId));
  }

  @Override
  public void forward(String taskId, long agentId) {
    engine.engine().getTaskService().setAssignee(taskId, Long.toString(agentId));
  }

  @Override
  public void release(String taskId) {
    engine.engine().getTaskService().setAssignee(taskId, null);
  }

  @Override
  public void complete(String taskId, Decision decision, long reviewerId, ReviewOutcome outcome) {
    Duration wait = outcome.waitingPeriod();
    engine
        .engine()
        .getTaskService()
        .complete(
            taskId,
            Map.of(
                "decision", decision.name().toLowerCase(Locale.ROOT),
                "reviewer", Long.toString(reviewerId),
                "heightened", outcome.heightened(),
                "waitingPeriod", wait.toString()));
  }

  @Override
  public Optional<String> model(TicketNumber number) {
    return engine
        .engine()
        .getHistoryService()
        .createHistoricProcessInstanceQuery()
        .processInstanceBusinessKey(number.text())
        .orderByProcessInstanceStartTime()
        .desc()
        .listPage(0, 1)
        .stream()
        .findFirst()
        .map(instance -> read(instance.getProcessDefinitionId()));
  }

  private String read(String definitionId) {
    try (InputStream file = engine.engine().getRepositoryService().getProcessModel(definitionId)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<FailedStep> failedSteps(TicketNumber number) {
    return incidents(number).stream()
        .map(
            incident ->
                new FailedStep(
                    incident.getActivityId(),
                    stepName(incident),
                    incident.getIncidentTimestamp().toInstant()))
        .toList();
  }

  @Override
  public Set<TicketNumber> failing(int max) {
    return runtime()
        .createProcessInstanceQuery()
        .processDefinitionKey(UnbindContract.PROCESS)
        .incidentType(Incident.FAILED_JOB_HANDLER_TYPE)
        .listPage(0, max)
        .stream()
        .map(instance -> new TicketNumber(instance.getBusinessKey()))
        .collect(Collectors.toSet());
  }

  @Override
  public boolean retry(TicketNumber number) {
    List<Incident> failed = incidents(number);
    for (Incident incident : failed) {
      String jobId = incident.getConfiguration();
      engine.engine().getManagementService().setJobDuedate(jobId, Date.from(clock.instant()));
      engine.engine().getManagementService().setJobRetries(jobId, 1);
    }
    return !failed.isEmpty();
  }

  @Override
  public boolean resetAgain(TicketNumber number) {
    for (ProcessInstance instance : instances(number)) {
      for (Execution waiting : waitingResets(instance)) {
        runtime().signal(waiting.getId());
        return true;
      }
    }
    return false;
  }

  private List<Execution> waitingResets(ProcessInstance instance) {
    return model(instance).getModelElementsByType(ServiceTask.class).stream()
        .filter(task -> RESET.equals(task.getCamundaDelegateExpression()))
        .flatMap(
            task ->
                runtime()
                    .createExecutionQuery()
                    .processInstanceId(instance.getId())
                    .activityId(task.getId())
                    .list()
                    .stream())
        .toList();
  }

  @Override
  public boolean backToReview(TicketNumber number, boolean second) {
    for (ProcessInstance instance : instances(number)) {
      Optional<UserTask> review = review(instance, second);
      if (review.isPresent()) {
        moveTo(instance, review.get().getId());
        return true;
      }
    }
    return false;
  }

  private Optional<UserTask> review(ProcessInstance instance, boolean second) {
    String form = second ? "ticket-second-review" : "ticket-review";
    return model(instance).getModelElementsByType(UserTask.class).stream()
        .filter(task -> task.getParentElement() instanceof Process)
        .sorted(Comparator.comparing(task -> !form.equals(task.getCamundaFormKey())))
        .findFirst();
  }

  private void moveTo(ProcessInstance instance, String taskId) {
    ProcessInstanceModificationBuilder move =
        runtime().createProcessInstanceModification(instance.getId()).startBeforeActivity(taskId);
    ActivityInstance here = runtime().getActivityInstance(instance.getId());
    for (ActivityInstance child : here.getChildActivityInstances()) {
      move.cancelActivityInstance(child.getId());
    }
    for (TransitionInstance child : here.getChildTransitionInstances()) {
      move.cancelTransitionInstance(child.getId());
    }
    move.execute();
  }

  @Override
  public void end(TicketNumber number) {
    instances(number)
        .forEach(
            instance -> runtime().deleteProcessInstance(instance.getId(), "Nothing leads on."));
  }

  private List<ProcessInstance> instances(TicketNumber number) {
    return runtime().createProcessInstanceQuery().processInstanceBusinessKey(number.text()).list();
  }

  private BpmnModelInstance model(ProcessInstance instance) {
    return engine
        .engine()
        .getRepositoryService()
        .getBpmnModelInstance(instance.getProcessDefinitionId());
  }

  private List<Incident> incidents(TicketNumber number) {
    ProcessInstance instance =
        runtime()
            .createProcessInstanceQuery()
            .processDefinitionKey(UnbindContract.PROCESS)
            .processInstanceBusinessKey(number.text())
            .singleResult();
    return instance == null
        ? List.of()
        : runtime()
            .createIncidentQuery()
            .processInstanceId(instance.getId())
            .incidentType(Incident.FAILED_JOB_HANDLER_TYPE)
            .list();
  }

  private String stepName(Incident incident) {
    ModelElementInstance step =
        engine
            .engine()
            .getRepositoryService()
            .getBpmnModelInstance(incident.getProcessDefinitionId())
            .getModelElementById(incident.getActivityId());
    boolean named = step instanceof FlowElement element && element.getName() != null;
    return named ? ((FlowElement) step).getName() : incident.getActivityId();
  }

  private RuntimeService runtime() {
    return engine.engine().getRuntimeService();
  }
}
