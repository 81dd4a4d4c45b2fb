package mfa.workflow.process;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the schema of BPMN asks for beyond the vocabulary, as far as it can go wrong in a drawing,
 * and what it adds.
 */
final class BpmnSchema {

  /** What the schema of BPMN says where the file is silent; the engine's reader adds it. */
  private static final Map<String, Set<String>> DEFAULTS =
      Map.ofEntries(
          Map.entry("expressionLanguage", Set.of("http://www.w3.org/1999/XPath")),
          Map.entry("typeLanguage", Set.of("http://www.w3.org/2001/XMLSchema")),
          Map.entry("isClosed", Set.of("false")),
          Map.entry("processType", Set.of("None")),
          Map.entry("startQuantity", Set.of("1")),
          Map.entry("completionQuantity", Set.of("1")),
          Map.entry("isForCompensation", Set.of("false")),
          Map.entry("implementation", Set.of("##WebService", "##unspecified")),
          Map.entry("parallelMultiple", Set.of("false")),
          Map.entry("gatewayDirection", Set.of("Unspecified")),
          Map.entry("eventGatewayType", Set.of("Exclusive")),
          Map.entry("instantiate", Set.of("false")));

  private static final Map<String, List<String>> REQUIRED =
      Map.of(
          "bpmn:definitions", List.of("targetNamespace"),
          "bpmn:message", List.of("name"),
          "camunda:inputParameter", List.of("name"),
          "bpmndi:BPMNPlane", List.of("bpmnElement"),
          "bpmndi:BPMNShape", List.of("bpmnElement"),
          "bpmndi:BPMNEdge", List.of("bpmnElement"),
          "dc:Bounds", List.of("x", "y", "width", "height"),
          "di:waypoint", List.of("x", "y"));

  /** The order the schema of BPMN asks for; what is not here stands in between. */
  private static final List<String> FIRST =
      List.of("bpmn:documentation", "bpmn:extensionElements", "bpmn:incoming", "bpmn:outgoing");

  private static final List<String> LAST =
      List.of("bpmn:textAnnotation", "bpmn:association", "bpmndi:BPMNDiagram");

  private BpmnSchema() {}

  static boolean isDefault(String attribute, String value) {
    return DEFAULTS.getOrDefault(attribute, Set.of()).contains(value);
  }

  /** The attributes an element can't do without, as far as no other rule asks for them. */
  static List<String> required(Tag tag) {
    return REQUIRED.getOrDefault(tag.name(), List.of());
  }

  /** Where the element stands among the children of another one. */
  static int rank(Tag tag) {
    int first = FIRST.indexOf(tag.name());
    return first >= 0 ? first : FIRST.size() + 1 + LAST.indexOf(tag.name());
  }
}
