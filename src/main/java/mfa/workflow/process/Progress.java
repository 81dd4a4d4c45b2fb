package mfa.workflow.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far a path has come towards the reset, in the order that has to be kept: verified, reviewed,
 * told, waited. Another review begins anew from there.
 */
enum Progress {
  NOTHING(
      "A path leads to the reset before the address was verified.",
      "Wait for the message mfa.emailVerified on each path before the review."),
  VERIFIED(
      "A path leads to the reset without a review.",
      "Put a user task with the form of a review on each path before it."),
  REVIEWED(
      "A path leads to the reset without the notice that the ticket was approved.",
      "Put the mail ticket-approved on each path between the last review and the reset."),
  TOLD(
      "A path leads to the reset without a wait.",
      "Put a timer event on each path between the mail ticket-approved and the reset."),
  WAITED("", "");

  private final String rule;
  private final String advice;

  Progress(String rule, String advice) {
    this.rule = rule;
    this.advice = advice;
  }

  /** What is wrong with a reset at this point. */
  String rule() {
    return rule;
  }

  String advice() {
    return advice;
  }

  /**
   * @param message for which the node waits, or an empty text
   */
  private Progress past(XmlElement node, String message) {
    if (message.equals("mfa.emailVerified") && this == NOTHING) {
      return VERIFIED;
    }
    if (WorkflowContract.FORM_KEYS.contains(node.attribute("camunda:formKey"))) {
      return this == NOTHING ? NOTHING : REVIEWED;
    }
    if (ServiceTaskRules.mails(node, "ticket-approved") && compareTo(REVIEWED) >= 0) {
      return TOLD;
    }
    boolean isTimer =
        node.is("bpmn:intermediateCatchEvent")
            && !node.children("bpmn:timerEventDefinition").isEmpty();
    return isTimer && this == TOLD ? WAITED : this;
  }

  /** Walks all paths of a model; each node at most once for each progress. */
  static final class Walk {

    private final ModelGraph graph;
    private final Map<String, String> messages;
    private final Map<XmlElement, Set<Progress>> ways = new IdentityHashMap<>();
    private final Deque<Step> open = new ArrayDeque<>();

    Walk(ModelGraph graph, Map<String, String> messages) {
      this.graph = graph;
      this.messages = messages;
    }

    /** With which progress a token can come to a node. */
    Map<XmlElement, Set<Progress>> ways() {
      List<XmlElement> starts = new ArrayList<>(graph.beginnings(false));
      graph.beginnings(true).stream()
          .filter(node -> node.is("bpmn:startEvent"))
          .forEach(starts::add);
      starts.forEach(start -> come(start, NOTHING));
      while (!open.isEmpty()) {
        Step step = open.pop();
        graph.attached(step.node).forEach(event -> come(event, step.progress));
        Progress past = step.progress.past(step.node, message(step.node));
        graph.next(step.node).forEach(next -> come(next, past));
      }
      return ways;
    }

    private void come(XmlElement node, Progress progress) {
      Set<Progress> known = ways.computeIfAbsent(node, any -> EnumSet.noneOf(Progress.class));
      if (known.add(progress)) {
        open.push(new Step(node, progress));
      }
    }

    private String message(XmlElement node) {
      String id = node.child("bpmn:messageEventDefinition").attribute("messageRef");
      return messages.getOrDefault(id, "");
    }

    private record Step(XmlElement node, Progress progress) {}
  }
}
