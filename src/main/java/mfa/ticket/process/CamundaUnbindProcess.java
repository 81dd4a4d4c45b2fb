package mfa.ticket.process;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketSettings;
import mfa.ticket.desk.Decision;
import mfa.workflow.process.WorkflowEngine;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Runs the unbind process on the engine. */
@ApplicationScoped
public class CamundaUnbindProcess implements UnbindProcess {

  static final String RESET = "${" + UnbindContract.RESET + "}";

  @Inject private WorkflowEngine engine;
  @Inject private TicketSettings settings;
  @Inject private ProcessInstances instances;

  @Override
  public String start(TicketNumber number) {
    return instances.start(UnbindContract.startVariables(settings), number);
  }

  @Override
  public boolean withdrawn(TicketNumber number) {
    return instances.endUnlessAtWork(number, () -> send(UnbindMessage.WITHDRAWN, number));
  }

  @Override
  public boolean send(UnbindMessage message, TicketNumber number) {
    return instances.send(message.inModels(), number);
  }

  @Override
  public void sendAgain(UnbindMessage message, TicketNumber number) {
    for (ProcessInstance instance : instances.of(number)) {
      instances
          .runtime()
          .createEventSubscriptionQuery()
          .processInstanceId(instance.getId())
          .eventName(message.inModels())
          .list()
          .stream()
          .filter(waiting -> !isStart(instance, waiting))
          .forEach(
              waiting ->
                  instances
                      .runtime()
                      .messageEventReceived(message.inModels(), waiting.getExecutionId()));
    }
  }

  private boolean isStart(ProcessInstance instance, EventSubscription waiting) {
    ModelElementInstance place =
        model(instance.getProcessDefinitionId()).getModelElementById(waiting.getActivityId());
    return place instanceof StartEvent;
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
  public boolean takesQuestions(String taskId) {
    Task task = engine.engine().getTaskService().createTaskQuery().taskId(taskId).singleResult();
    if (task == null) {
      return false;
    }
    return WayOfQuestions.leadsToTheRequester(
        model(task.getProcessDefinitionId()).getModelElementById(task.getTaskDefinitionKey()));
  }

  @Override
  public boolean resetAgain(TicketNumber number) {
    for (ProcessInstance instance : instances.of(number)) {
      for (Execution waiting : waitingResets(instance)) {
        instances.runtime().signal(waiting.getId());
        return true;
      }
    }
    return false;
  }

  private List<Execution> waitingResets(ProcessInstance instance) {
    return model(instance.getProcessDefinitionId())
        .getModelElementsByType(ServiceTask.class)
        .stream()
        .filter(task -> RESET.equals(task.getCamundaDelegateExpression()))
        .flatMap(
            task ->
                instances
                    .runtime()
                    .createExecutionQuery()
                    .processInstanceId(instance.getId())
                    .activityId(task.getId())
                    .list()
                    .stream())
        .toList();
  }

  @Override
  public boolean backToReview(TicketNumber number, boolean second) {
    for (ProcessInstance instance : instances.of(number)) {
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
    return model(instance.getProcessDefinitionId()).getModelElementsByType(UserTask.class).stream()
        .filter(task -> task.getParentElement() instanceof Process)
        .sorted(Comparator.comparing(task -> !form.equals(task.getCamundaFormKey())))
        .findFirst();
  }

  private void moveTo(ProcessInstance instance, String taskId) {
    ProcessInstanceModificationBuilder move =
        instances
            .runtime()
            .createProcessInstanceModification(instance.getId())
            .startBeforeActivity(taskId);
    ActivityInstance here = instances.runtime().getActivityInstance(instance.getId());
    for (ActivityInstance child : here.getChildActivityInstances()) {
      move.cancelActivityInstance(child.getId());
    }
    for (TransitionInstance child : here.getChildTransitionInstances()) {
      move.cancelTransitionInstance(child.getId());
    }
    move.execute();
  }

  private BpmnModelInstance model(String version) {
    return engine.engine().getRepositoryService().getBpmnModelInstance(version);
  }
}
