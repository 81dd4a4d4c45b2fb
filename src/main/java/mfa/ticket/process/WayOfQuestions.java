package mfa.ticket.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;

/** Where a model leads a question that a review decided to ask. */
final class WayOfQuestions {

  /** What a condition says of the decision. */
  private static final Pattern DECISION =
      Pattern.compile(
          "\\$\\{\\s*(?:decision\\s*(==|!=|eq|ne)\\s*['\"](\\w+)['\"]"
              + "|['\"](\\w+)['\"]\\s*(==|!=|eq|ne)\\s*decision)\\s*}");

  private static final String ASK = "ask";
  private static final String CLOSE = "${closeTicket}";

  private WayOfQuestions() {}

  /** Whether it comes from this review to where an answer is waited for. */
  static boolean leadsToTheRequester(FlowNode review) {
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
}
