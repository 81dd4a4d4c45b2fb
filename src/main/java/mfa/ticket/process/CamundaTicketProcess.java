package mfa.ticket.process;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mfa.ticket.TicketNumber;
import mfa.workflow.process.WorkflowEngine;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** What the engine does for the tickets of every type. */
@ApplicationScoped
public class CamundaTicketProcess implements TicketProcess {

  private static final String CLOSING = "${closeTicket}";

  @Inject private WorkflowEngine engine;
  @Inject private ProcessInstances instances;
  @Inject private Clock clock;

  @Override
  public void take(String taskId, long agentId) {
    engine.engine().getTaskService().claim(taskId, Long.toString(agentId));
  }

  @Override
  public void forward(String taskId, long agentId) {
    engine.engine().getTaskService().setAssignee(taskId, Long.toString(agentId));
  }

  @Override
  public void forward(String taskId, String formerGroup, String group) {
    engine.engine().getTaskService().setAssignee(taskId, null);
    engine.engine().getTaskService().deleteCandidateGroup(taskId, formerGroup);
    engine.engine().getTaskService().addCandidateGroup(taskId, group);
  }

  @Override
  public void release(String taskId) {
    engine.engine().getTaskService().setAssignee(taskId, null);
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

  @Override
  public boolean forget(TicketNumber number) {
    if (!instances.of(number).isEmpty()) {
      return false;
    }
    HistoryService history = engine.engine().getHistoryService();
    List<String> ids =
        history
            .createHistoricProcessInstanceQuery()
            .processInstanceBusinessKey(number.text())
            .list()
            .stream()
            .map(HistoricProcessInstance::getId)
            .toList();
    if (!ids.isEmpty()) {
      history.deleteHistoricProcessInstances(ids);
    }
    return true;
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
    return instances
        .runtime()
        .createProcessInstanceQuery()
        .processDefinitionKeyIn(UnbindContract.PROCESS, SupportContract.PROCESS)
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

  private List<Incident> incidents(TicketNumber number) {
    return instances.of(number).stream()
        .flatMap(
            instance ->
                instances
                    .runtime()
                    .createIncidentQuery()
                    .processInstanceId(instance.getId())
                    .incidentType(Incident.FAILED_JOB_HANDLER_TYPE)
                    .list()
                    .stream())
        .toList();
  }

  @Override
  public Optional<Instant> replyDue(TicketNumber number) {
    return Stream.of(
            UnbindMessage.REQUESTER_REPLIED.inModels(), SupportMessage.REQUESTER_REPLIED.inModels())
        .flatMap(message -> instances.timers(message, number))
        .filter(this::leadsToTheEnd)
        .map(timer -> timer.getDuedate().toInstant())
        .min(Comparator.naturalOrder());
  }

  /** A model may mail a reminder first, and wait on. */
  private boolean leadsToTheEnd(Job timer) {
    JobDefinition definition =
        engine
            .engine()
            .getManagementService()
            .createJobDefinitionQuery()
            .jobDefinitionId(timer.getJobDefinitionId())
            .singleResult();
    return definition != null
        && engine
                .engine()
                .getRepositoryService()
                .getBpmnModelInstance(timer.getProcessDefinitionId())
                .getModelElementById(definition.getActivityId())
            instanceof FlowNode event
        && event.getOutgoing().stream().map(SequenceFlow::getTarget).allMatch(this::closes);
  }

  private boolean closes(FlowNode step) {
    return step instanceof ServiceTask task && CLOSING.equals(task.getCamundaDelegateExpression());
  }

  @Override
  public void end(TicketNumber number) {
    instances
        .of(number)
        .forEach(
            instance ->
                instances.runtime().deleteProcessInstance(instance.getId(), "Nothing leads on."));
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
}
