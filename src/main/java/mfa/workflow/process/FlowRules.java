package mfa.workflow.process;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How nodes are connected: each has one way on, or is a gateway that always knows its way. */
final class FlowRules {

  private final ModelGraph graph;
  private final Map<String, String> messages;
  private final Findings findings;

  /**
   * @param messages names by the ids of their elements
   */
  FlowRules(ModelGraph graph, Map<String, String> messages, Findings findings) {
    this.graph = graph;
    this.messages = messages;
    this.findings = findings;
  }

  void check() {
    graph.flows().stream().filter(flow -> !graph.leadsSomewhere(flow)).forEach(this::refuseLoose);
    for (XmlElement node : graph.nodes()) {
      checkIncoming(node);
      checkOutgoing(node);
      if (node.is("bpmn:exclusiveGateway")) {
        checkDecision(node);
      } else {
        checkUnconditional(node);
      }
      if (node.is("bpmn:eventBasedGateway")) {
        checkEventGateway(node);
      }
    }
  }

  private void refuseLoose(XmlElement flow) {
    findings.error(
        flow,
        "A sequence flow leads from one node to another of the same process or sub-process.",
        "Delete it and draw it again; it leads from “"
            + flow.attribute("sourceRef")
            + "” to “"
            + flow.attribute("targetRef")
            + "”.");
  }

  private void checkIncoming(XmlElement node) {
    boolean begins = node.is("bpmn:startEvent") || node.is("bpmn:boundaryEvent");
    if (begins && !graph.incoming(node).isEmpty()) {
      findings.error(
          node,
          "Nothing leads to a start event or a boundary event.",
          "Let the sequence flow lead to the next node instead.");
    }
  }

  private void checkOutgoing(XmlElement node) {
    int ways = graph.outgoing(node).size();
    if (node.is("bpmn:endEvent")) {
      if (ways > 0) {
        findings.error(
            node,
            "An end event has no way on.",
            "Remove the sequence flow, or use another element.");
      }
    } else if (ways == 0) {
      findings.error(
          node,
          "Every node but an end event has a way on.",
          "Draw a sequence flow to the next node, or to the end.");
    } else if (ways > 1 && !node.name().endsWith("Gateway")) {
      findings.error(
          node,
          "A path splits only at a gateway.",
          "Draw one way on to an exclusive gateway, and the others from there.");
    }
  }

  private void checkUnconditional(XmlElement node) {
    for (XmlElement flow : graph.outgoing(node)) {
      if (isConditional(flow)) {
        findings.error(
            flow,
            "A condition stands only on ways out of an exclusive gateway.",
            "Remove the condition, or put an exclusive gateway before it.");
      }
    }
  }

  private void checkDecision(XmlElement gateway) {
    List<XmlElement> ways = graph.outgoing(gateway);
    String standard = gateway.attribute("default");
    List<String> open =
        ways.stream().filter(flow -> !isConditional(flow)).map(XmlElement::id).toList();
    boolean isOneWay = ways.size() == 1 && (standard.isEmpty() || open.contains(standard));
    if (ways.isEmpty() || (isOneWay && open.size() == 1)) {
      return;
    }
    if (open.isEmpty() || standard.isEmpty()) {
      findings.error(
          gateway,
          "An exclusive gateway has a default flow, so that there is always a way on.",
          "Mark one way without a condition as the default flow.");
    } else if (open.size() > 1) {
      findings.error(
          gateway,
          "An exclusive gateway has only one default: all other ways have a condition.",
          "Give a condition to all but one of " + String.join(", ", open) + ".");
    } else if (!open.contains(standard)) {
      findings.error(
          gateway,
          "The default flow of a gateway is its way without a condition.",
          "Mark " + open.getFirst() + " as the default flow.");
    }
  }

  private void checkEventGateway(XmlElement gateway) {
    List<XmlElement> next = graph.next(gateway);
    Set<String> awaited = new HashSet<>();
    for (XmlElement event : next) {
      if (!event.is("bpmn:intermediateCatchEvent") || graph.incoming(event).size() > 1) {
        findings.error(
            event,
            "An event-based gateway leads to catch events that nothing else leads to.",
            "Put a separate message or timer catch event in between.");
      }
      String message = EventRules.message(event, messages);
      if (!message.isEmpty() && !awaited.add(message)) {
        findings.error(
            event,
            "The ways out of an event-based gateway wait for different messages.",
            "Remove this event, or choose another message.");
      }
    }
    if (next.size() == 1) {
      findings.error(
          gateway,
          "An event-based gateway has two or more ways on.",
          "Add the other event, or replace the gateway by the event.");
    }
  }

  private static boolean isConditional(XmlElement flow) {
    return !flow.children("bpmn:conditionExpression").isEmpty();
  }
}
