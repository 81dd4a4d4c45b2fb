package mfa.workflow.process;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged model with nodes and flows added, moved or removed, drawing and all. */
public final class Redrawn {

  private String model = UnbindModel.text();

  public Redrawn with(String place, String instead) {
    model = UnbindModel.changed(model, place, instead);
    return this;
  }

  /** A further node of the process, with a shape but no flows. */
  public Redrawn node(String id, String element) {
    with(
        "<bpmn:sequenceFlow id=\"sequenceFlow_unbindRequested_to",
        element + "<bpmn:sequenceFlow id=\"sequenceFlow_unbindRequested_to");
    return with(
        "</bpmndi:BPMNPlane>",
        "<bpmndi:BPMNShape id=\"shape_%s\" bpmnElement=\"%s\">".formatted(id, id)
            + "<dc:Bounds x=\"0\" y=\"0\" width=\"100\" height=\"80\" /></bpmndi:BPMNShape>"
            + "</bpmndi:BPMNPlane>");
  }

  public Redrawn flow(String id, String source, String target) {
    return flow(id, source, target, "");
  }

  public Redrawn flow(String id, String source, String target, String condition) {
    with(
        "<bpmn:sequenceFlow id=\"sequenceFlow_unbindRequested_to",
        "<bpmn:sequenceFlow id=\"%s\" name=\"%s\" sourceRef=\"%s\" targetRef=\"%s\">%s"
                .formatted(id, id, source, target, conditionExpression(condition))
            + "</bpmn:sequenceFlow><bpmn:sequenceFlow id=\"sequenceFlow_unbindRequested_to");
    return with(
        "</bpmndi:BPMNPlane>",
        "<bpmndi:BPMNEdge id=\"edge_%s\" bpmnElement=\"%s\">".formatted(id, id)
            + "<di:waypoint x=\"0\" y=\"0\" /><di:waypoint x=\"9\" y=\"0\" /></bpmndi:BPMNEdge>"
            + "</bpmndi:BPMNPlane>");
  }

  private static String conditionExpression(String condition) {
    return condition.isEmpty()
        ? ""
        : "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">%s</bpmn:conditionExpression>"
            .formatted(condition);
  }

  public Redrawn withoutNode(String id) {
    replace("<bpmn:(\\w+) id=\"" + id + "\".*?</bpmn:\\1>", "");
    return replace("<bpmndi:BPMNShape id=\"shape_" + id + "\".*?</bpmndi:BPMNShape>", "");
  }

  public Redrawn withoutFlow(String id) {
    replace(
        "<bpmn:sequenceFlow id=\"" + id + "\"(?:[^>]*/>|[^>]*[^/]>.*?</bpmn:sequenceFlow>)", "");
    return replace("<bpmndi:BPMNEdge id=\"edge_" + id + "\".*?</bpmndi:BPMNEdge>", "");
  }

  /** Lets an existing flow end elsewhere. */
  public Redrawn leading(String flow, String target) {
    return replace(
        "(<bpmn:sequenceFlow id=\"" + flow + "\"[^>]*targetRef=\")[^\"]*\"", "$1" + target + "\"");
  }

  private Redrawn replace(String pattern, String instead) {
    Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(model);
    if (!matcher.find()) {
      throw new IllegalArgumentException("The model has no " + pattern);
    }
    model = matcher.replaceFirst(instead);
    return this;
  }

  public String text() {
    return model;
  }
}
