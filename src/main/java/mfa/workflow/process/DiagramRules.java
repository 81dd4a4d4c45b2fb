package mfa.workflow.process;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** That all of the process can be seen: a shape for each node, a line for each flow. */
final class DiagramRules {

  private final XmlElement process;
  private final ModelGraph graph;
  private final Findings findings;
  private final Map<String, XmlElement> drawn = new HashMap<>();
  private final List<XmlElement> drawings;

  DiagramRules(XmlElement definitions, XmlElement process, ModelGraph graph, Findings findings) {
    this.process = process;
    this.graph = graph;
    this.findings = findings;
    this.drawings =
        definitions.children("bpmndi:BPMNDiagram").stream()
            .flatMap(diagram -> diagram.all().stream())
            .filter(tag -> tag.attributes().containsKey("bpmnElement"))
            .toList();
    drawings.forEach(drawing -> drawn.put(drawing.attribute("bpmnElement"), drawing));
  }

  void check() {
    if (drawings.isEmpty()) {
      findings.error(process, "finding.diagram-missing");
      return;
    }
    graph.nodes().forEach(this::checkShape);
    process.children("bpmn:subProcess").forEach(this::checkShape);
    graph.flows().forEach(this::checkLine);
    checkReferences();
  }

  private void checkShape(XmlElement node) {
    XmlElement shape = drawn.getOrDefault(node.id(), process);
    if (!shape.is("bpmndi:BPMNShape") || shape.children("dc:Bounds").isEmpty()) {
      findings.error(node, "finding.diagram-shape");
    }
  }

  private void checkLine(XmlElement flow) {
    XmlElement line = drawn.getOrDefault(flow.id(), process);
    if (!line.is("bpmndi:BPMNEdge") || line.children("di:waypoint").size() < 2) {
      findings.error(flow, "finding.diagram-line");
    }
  }

  private void checkReferences() {
    Set<String> known = new HashSet<>();
    process.all().forEach(tag -> known.add(tag.id()));
    for (XmlElement drawing : drawings) {
      if (!known.contains(drawing.attribute("bpmnElement"))) {
        findings.error(drawing, "finding.diagram-stray", drawing.attribute("bpmnElement"));
      }
    }
  }
}
