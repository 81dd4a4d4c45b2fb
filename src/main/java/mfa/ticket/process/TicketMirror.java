package mfa.ticket.process;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Date;
import java.util.Optional;
import mfa.platform.text.SingleLine;
import mfa.ticket.TicketNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;

/**
 * Keeps step, task, assignee and due date of a ticket equal to those of its process, in the same
 * transaction; registered once for all models, so that no model can forget it.
 */
@ApplicationScoped
public class TicketMirror extends AbstractBpmnParseListener {

  private static final int MAX_NAME_LENGTH = 255;

  @Inject private TicketProcessService tickets;

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    mirrorStep(activity);
    TaskDefinition task =
        ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
    task.addTaskListener(TaskListener.EVENTNAME_CREATE, (TaskListener) this::created);
    task.addTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, (TaskListener) this::assigned);
    task.addTaskListener(TaskListener.EVENTNAME_COMPLETE, (TaskListener) this::closed);
    task.addTaskListener(TaskListener.EVENTNAME_DELETE, (TaskListener) this::closed);
  }

  @Override
  public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    boolean entersItself = CamundaUnbindProcess.RESET.equals(delegate(element));
    if (!entersItself) {
      mirrorStep(activity);
    }
  }

  private static String delegate(Element element) {
    return element.attributeNS(
        BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, BpmnParse.PROPERTYNAME_DELEGATE_EXPRESSION);
  }

  @Override
  public void parseIntermediateCatchEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
    mirrorStep(activity);
  }

  @Override
  public void parseEventBasedGateway(Element element, ScopeImpl scope, ActivityImpl activity) {
    mirrorStep(activity);
  }

  private void mirrorStep(ActivityImpl activity) {
    activity.addListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) this::entered);
  }

  private void entered(DelegateExecution execution) {
    String id = execution.getCurrentActivityId();
    tickets.enter(new TicketNumber(execution.getProcessBusinessKey()), id, stepName(execution));
  }

  /** As it is drawn; else its id. */
  static String stepName(DelegateExecution execution) {
    String name = execution.getCurrentActivityName();
    return name == null ? execution.getCurrentActivityId() : SingleLine.of(name, MAX_NAME_LENGTH);
  }

  private void created(DelegateTask task) {
    String group =
        task.getCandidates().stream()
            .map(IdentityLink::getGroupId)
            .filter(candidate -> candidate != null)
            .findFirst()
            .orElse("");
    Date due = task.getDueDate();
    TicketProcessService.Task asked =
        new TicketProcessService.Task(
            task.getId(), group, assignee(task), due == null ? null : due.toInstant());
    TicketProcessService.Task opened = tickets.openTask(number(task), asked);
    if (!opened.candidateGroup().equals(group)) {
      task.deleteCandidateGroup(group);
      task.addCandidateGroup(opened.candidateGroup());
    }
    if (opened.assignee() == null && task.getAssignee() != null) {
      task.setAssignee(null);
    }
  }

  private void assigned(DelegateTask task) {
    tickets.assignTask(number(task), assignee(task));
  }

  private void closed(DelegateTask task) {
    tickets.closeTask(number(task));
  }

  private static Long assignee(DelegateTask task) {
    return Optional.ofNullable(task.getAssignee()).map(Long::valueOf).orElse(null);
  }

  private static TicketNumber number(DelegateTask task) {
    return new TicketNumber(task.getExecution().getProcessBusinessKey());
  }
}
