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
        flow, "finding.flow-loose", flow.attribute("sourceRef"), flow.attribute("targetRef"));
  }

  private void checkIncoming(XmlElement node) {
    boolean begins = node.is("bpmn:startEvent") || node.is("bpmn:boundaryEvent");
    if (begins && !graph.incoming(node).isEmpty()) {
      findings.error(node, "finding.incoming");
    }
  }

  private void checkOutgoing(XmlElement node) {
    int ways = graph.outgoing(node).size();
    if (node.is("bpmn:endEvent")) {
      if (ways > 0) {
        findings.error(node, "finding.end-has-way");
      }
    } else if (ways == 0) {
      findings.error(node, "finding.no-way");
    } else if (ways > 1 && !node.name().endsWith("Gateway")) {
      findings.error(node, "finding.splits");
    }
  }

  private void checkUnconditional(XmlElement node) {
    for (XmlElement flow : graph.outgoing(node)) {
      if (isConditional(flow)) {
        findings.error(flow, "finding.condition-stands");
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
      findings.error(gateway, "finding.default-missing");
    } else if (open.size() > 1) {
      findings.error(gateway, "finding.default-many", String.join(", ", open));
    } else if (!open.contains(standard)) {
      findings.error(gateway, "finding.default-wrong", open.getFirst());
    }
  }

  private void checkEventGateway(XmlElement gateway) {
    List<XmlElement> next = graph.next(gateway);
    Set<String> awaited = new HashSet<>();
    for (XmlElement event : next) {
      if (!event.is("bpmn:intermediateCatchEvent") || graph.incoming(event).size() > 1) {
        findings.error(event, "finding.event-gateway-next");
      }
      String message = EventRules.message(event, messages);
      if (!message.isEmpty() && !awaited.add(message)) {
        findings.error(event, "finding.event-gateway-same");
      }
    }
    if (next.size() == 1) {
      findings.error(gateway, "finding.event-gateway-alone");
    }
  }

  private static boolean isConditional(XmlElement flow) {
    return !flow.children("bpmn:conditionExpression").isEmpty();
  }
}
