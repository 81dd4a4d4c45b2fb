package mfa.workflow.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The elements of BPMN a model may use, each with the attributes and children it may have. What is
 * not listed is refused; {@code bpmn/contract.md} has the same list for people.
 */
final class Vocabulary {

  /** The elements a token passes. */
  static final Set<String> NODES =
      Set.of(
          "bpmn:startEvent",
          "bpmn:endEvent",
          "bpmn:intermediateCatchEvent",
          "bpmn:boundaryEvent",
          "bpmn:serviceTask",
          "bpmn:userTask",
          "bpmn:exclusiveGateway",
          "bpmn:eventBasedGateway");

  private static final Map<String, ValueRule> NAMED =
      Map.of("id", ValueRule.ID, "name", ValueRule.TEXT);

  private static final Map<String, ValueRule> ASYNC =
      Map.of("camunda:asyncBefore", ValueRule.BOOLEAN, "camunda:asyncAfter", ValueRule.BOOLEAN);

  private static final Map<String, ValueRule> TEMPLATE =
      Map.of(
          "camunda:modelerTemplate",
          ValueRule.TEXT,
          "camunda:modelerTemplateVersion",
          ValueRule.TEXT);

  private static final Map<String, ValueRule> COLOURS =
      Map.of(
          "bioc:stroke", ValueRule.TEXT,
          "bioc:fill", ValueRule.TEXT,
          "color:border-color", ValueRule.TEXT,
          "color:background-color", ValueRule.TEXT,
          "color:color", ValueRule.TEXT);

  private static final Set<String> DESCRIBED =
      Set.of("bpmn:documentation", "bpmn:extensionElements");

  private static final Set<String> CONNECTED = with(DESCRIBED, "bpmn:incoming", "bpmn:outgoing");

  private static final Set<String> TRIGGERED =
      with(CONNECTED, "bpmn:messageEventDefinition", "bpmn:timerEventDefinition");

  private static final Set<String> FLOW = flow();

  private static final Map<String, Shape> SHAPES = new HashMap<>();

  static {
    frame();
    nodes();
    details();
    drawing();
  }

  private Vocabulary() {}

  /** What the element may look like at that place, or null if it may not stand there. */
  static Shape shape(XmlElement parent, XmlElement tag) {
    Shape special = SHAPES.get(parent.name() + "/" + tag.name());
    return special == null ? SHAPES.get(tag.name()) : special;
  }

  static Shape root() {
    return SHAPES.get("bpmn:definitions");
  }

  /** The names of the elements of BPMN itself, as README lists them. */
  static Set<String> elements() {
    Set<String> elements = new TreeSet<>();
    for (String name : SHAPES.keySet()) {
      if (name.startsWith("bpmn:") && !name.contains("/")) {
        elements.add(name.substring("bpmn:".length()));
      }
    }
    return elements;
  }

  private static void frame() {
    put(
        "bpmn:definitions",
        with(
            NAMED,
            Map.of(
                "targetNamespace", ValueRule.TEXT,
                "exporter", ValueRule.TEXT,
                "exporterVersion", ValueRule.TEXT,
                "modeler:executionPlatform", ValueRule.TEXT,
                "modeler:executionPlatformVersion", ValueRule.TEXT,
                "xsi:schemaLocation", ValueRule.SCHEMAS)),
        Set.of("bpmn:process", "bpmn:message", "bpmndi:BPMNDiagram"));
    put(
        "bpmn:process",
        with(
            NAMED,
            TEMPLATE,
            Map.of(
                "isExecutable", ValueRule.BOOLEAN,
                "camunda:versionTag", ValueRule.TEXT,
                "camunda:historyTimeToLive", ValueRule.TIME_TO_LIVE)),
        with(FLOW, "bpmn:subProcess"));
    put(
        "bpmn:subProcess",
        with(NAMED, TEMPLATE, Map.of("triggeredByEvent", ValueRule.BOOLEAN)),
        FLOW);
    put("bpmn:message", Map.of("id", ValueRule.ID, "name", ValueRule.MESSAGE), DESCRIBED);
    put(
        "bpmn:sequenceFlow",
        with(NAMED, Map.of("sourceRef", ValueRule.ID, "targetRef", ValueRule.ID)),
        with(DESCRIBED, "bpmn:conditionExpression"));
  }

  private static void nodes() {
    put(
        "bpmn:startEvent",
        with(NAMED, TEMPLATE, Map.of("isInterrupting", ValueRule.BOOLEAN)),
        TRIGGERED);
    put("bpmn:endEvent", with(NAMED, TEMPLATE, ASYNC), CONNECTED);
    put("bpmn:intermediateCatchEvent", with(NAMED, TEMPLATE), TRIGGERED);
    put(
        "bpmn:boundaryEvent",
        with(
            NAMED,
            TEMPLATE,
            Map.of("attachedToRef", ValueRule.ID, "cancelActivity", ValueRule.BOOLEAN)),
        TRIGGERED);
    put(
        "bpmn:serviceTask",
        with(NAMED, TEMPLATE, ASYNC, Map.of("camunda:delegateExpression", ValueRule.DELEGATE)),
        CONNECTED);
    put(
        "bpmn:userTask",
        with(
            NAMED,
            TEMPLATE,
            ASYNC,
            Map.of(
                "camunda:formKey", ValueRule.FORM_KEY,
                "camunda:candidateGroups", ValueRule.GROUPS,
                "camunda:assignee", ValueRule.ASSIGNEE,
                "camunda:dueDate", ValueRule.DEADLINE)),
        CONNECTED);
    put(
        "bpmn:exclusiveGateway",
        with(NAMED, TEMPLATE, ASYNC, Map.of("default", ValueRule.ID)),
        CONNECTED);
    put("bpmn:eventBasedGateway", with(NAMED, TEMPLATE), CONNECTED);
  }

  private static void details() {
    text("bpmn:documentation", ValueRule.TEXT, "id", "textFormat");
    text("bpmn:incoming", ValueRule.ID);
    text("bpmn:outgoing", ValueRule.ID);
    put(
        "bpmn:messageEventDefinition",
        Map.of("id", ValueRule.ID, "messageRef", ValueRule.ID),
        Set.of("bpmn:documentation"));
    put(
        "bpmn:timerEventDefinition",
        Map.of("id", ValueRule.ID),
        Set.of("bpmn:documentation", "bpmn:timeDuration", "bpmn:timeCycle"));
    expression("bpmn:timeDuration", ValueRule.DEADLINE);
    expression("bpmn:timeCycle", ValueRule.REPETITION);
    expression("bpmn:conditionExpression", ValueRule.CONDITION);
    put("bpmn:extensionElements", Map.of(), Set.of());
    put(
        "bpmn:serviceTask/bpmn:extensionElements",
        Map.of(),
        Set.of("camunda:failedJobRetryTimeCycle", "camunda:inputOutput"));
    text("camunda:failedJobRetryTimeCycle", ValueRule.REPETITION);
    put("camunda:inputOutput", Map.of(), Set.of("camunda:inputParameter"));
    SHAPES.put(
        "camunda:inputParameter",
        new Shape(Map.of("name", ValueRule.INPUT_NAME), Set.of(), ValueRule.TEXT));
    put(
        "bpmn:textAnnotation",
        Map.of("id", ValueRule.ID, "textFormat", ValueRule.TEXT),
        Set.of("bpmn:documentation", "bpmn:text"));
    text("bpmn:text", ValueRule.TEXT);
    put(
        "bpmn:association",
        Map.of(
            "id", ValueRule.ID,
            "sourceRef", ValueRule.ID,
            "targetRef", ValueRule.ID,
            "associationDirection", ValueRule.TEXT),
        Set.of("bpmn:documentation"));
  }

  private static void drawing() {
    put("bpmndi:BPMNDiagram", NAMED, Set.of("bpmndi:BPMNPlane"));
    Map<String, ValueRule> drawn = Map.of("id", ValueRule.ID, "bpmnElement", ValueRule.ID);
    put("bpmndi:BPMNPlane", drawn, Set.of("bpmndi:BPMNShape", "bpmndi:BPMNEdge"));
    put(
        "bpmndi:BPMNShape",
        with(
            drawn,
            COLOURS,
            Map.of("isExpanded", ValueRule.BOOLEAN, "isMarkerVisible", ValueRule.BOOLEAN)),
        Set.of("dc:Bounds", "bpmndi:BPMNLabel"));
    put("bpmndi:BPMNEdge", with(drawn, COLOURS), Set.of("di:waypoint", "bpmndi:BPMNLabel"));
    put("bpmndi:BPMNLabel", with(Map.of("id", ValueRule.ID), COLOURS), Set.of("dc:Bounds"));
    Map<String, ValueRule> point = Map.of("x", ValueRule.NUMBER, "y", ValueRule.NUMBER);
    put("di:waypoint", point, Set.of());
    put(
        "dc:Bounds",
        with(point, Map.of("width", ValueRule.NUMBER, "height", ValueRule.NUMBER)),
        Set.of());
  }

  private static void put(String name, Map<String, ValueRule> attributes, Set<String> children) {
    SHAPES.put(name, new Shape(attributes, children, ValueRule.NOTHING));
  }

  private static void text(String name, ValueRule text, String... attributes) {
    Map<String, ValueRule> allowed = new HashMap<>();
    for (String attribute : attributes) {
      allowed.put(attribute, ValueRule.TEXT);
    }
    SHAPES.put(name, new Shape(allowed, Set.of(), text));
  }

  private static void expression(String name, ValueRule text) {
    SHAPES.put(
        name,
        new Shape(
            Map.of("id", ValueRule.ID, "xsi:type", ValueRule.FORMAL_EXPRESSION), Set.of(), text));
  }

  private static Set<String> flow() {
    Set<String> flow = new TreeSet<>(DESCRIBED);
    flow.addAll(NODES);
    return with(flow, "bpmn:sequenceFlow", "bpmn:textAnnotation", "bpmn:association");
  }

  @SafeVarargs
  private static Map<String, ValueRule> with(Map<String, ValueRule>... parts) {
    Map<String, ValueRule> all = new HashMap<>();
    for (Map<String, ValueRule> part : parts) {
      all.putAll(part);
    }
    return Map.copyOf(all);
  }

  private static Set<String> with(Set<String> some, String... others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(List.of(others));
    return Set.copyOf(all);
  }

  /** What an element may have. */
  record Shape(Map<String, ValueRule> attributes, Set<String> children, ValueRule text) {}
}
