package mfa.ticket.process;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Runs the unbind process on the engine. */
@ApplicationScoped
public class CamundaUnbindProcess implements UnbindProcess {

  static final String RESET = "${" + UnbindContract.RESET + "}";

  /** What a condition says of the decision. */
  private static final Pattern DECISION =
      Pattern.compile(
          "\\$\\{\\s*(?:decision\\s*(==|!=|eq|ne)\\s*['\"](\\w+)['\"]"
              + "|['\"](\\w+)['\"]\\s*(==|!=|eq|ne)\\s*decision)\\s*}");

  private static final String ASK = "ask";
  private static final String CLOSE = "${closeTicket}";

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
    FlowNode review =
        model(task.getProcessDefinitionId()).getModelElementById(task.getTaskDefinitionKey());
    Set<FlowNode> passed = new LinkedHashSet<>(Set.of(review));
    Deque<FlowNode> open = new ArrayDeque<>(passed);
    while (!open.isEmpty()) {
      for (SequenceFlow flow : takenByQuestion(open.pop())) {
        if (isReply(flow.getTarget())) {
          return true;
        }
        if (leadsOn(flow.getTarget()) && passed.add(flow.getTarget())) {
          open.push(flow.getTarget());
        }
      }
    }
    return false;
  }

  private static boolean leadsOn(FlowNode node) {
    return node instanceof Gateway
        || node instanceof ServiceTask step && !CLOSE.equals(step.getCamundaDelegateExpression());
  }

  private static boolean isReply(FlowNode node) {
    return node instanceof CatchEvent event
        && event.getEventDefinitions().stream()
            .anyMatch(
                waiting ->
                    waiting instanceof MessageEventDefinition definition
                        && definition.getMessage() != null
                        && UnbindMessage.REQUESTER_REPLIED
                            .inModels()
                            .equals(definition.getMessage().getName()));
  }

  /** The ways that a token may go whose decision is a question. */
  private static List<SequenceFlow> takenByQuestion(FlowNode node) {
    if (!(node instanceof ExclusiveGateway gateway)) {
      return List.copyOf(node.getOutgoing());
    }
    List<SequenceFlow> taken = new ArrayList<>();
    for (SequenceFlow flow : gateway.getOutgoing()) {
      String condition =
          flow.getConditionExpression() == null
              ? ""
              : flow.getConditionExpression().getTextContent().trim();
      Matcher decision = DECISION.matcher(condition);
      if (!decision.matches()) {
        if (!condition.isEmpty()) {
          taken.add(flow);
        }
      } else if (takesQuestion(decision)) {
        taken.add(flow);
        return taken;
      }
    }
    Optional.ofNullable(gateway.getDefault()).ifPresent(taken::add);
    return taken;
  }

  private static boolean takesQuestion(Matcher decision) {
    boolean turned = decision.group(1) == null;
    String operator = decision.group(turned ? 4 : 1);
    boolean equal = operator.equals("==") || operator.equals("eq");
    return equal == ASK.equals(decision.group(turned ? 3 : 2));
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
