package mfa.workflow.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The elements of BPMN a model may use, each with the attributes and children it may have. What is
 * not listed is refused; {@code bpmn/README.md} has the same list for people.
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

  private static final Map<String, Content> NAMED = Map.of("id", Content.ID, "name", Content.TEXT);

  private static final Map<String, Content> ASYNC =
      Map.of("camunda:asyncBefore", Content.BOOLEAN, "camunda:asyncAfter", Content.BOOLEAN);

  private static final Map<String, Content> TEMPLATE =
      Map.of(
          "camunda:modelerTemplate", Content.TEXT, "camunda:modelerTemplateVersion", Content.TEXT);

  private static final Map<String, Content> COLOURS =
      Map.of(
          "bioc:stroke", Content.TEXT,
          "bioc:fill", Content.TEXT,
          "color:border-color", Content.TEXT,
          "color:background-color", Content.TEXT,
          "color:color", Content.TEXT);

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
  static Shape shape(Tag parent, Tag tag) {
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
                "targetNamespace", Content.TEXT,
                "exporter", Content.TEXT,
                "exporterVersion", Content.TEXT,
                "modeler:executionPlatform", Content.TEXT,
                "modeler:executionPlatformVersion", Content.TEXT,
                "xsi:schemaLocation", Content.TEXT)),
        Set.of("bpmn:process", "bpmn:message", "bpmndi:BPMNDiagram"));
    put(
        "bpmn:process",
        with(
            NAMED,
            TEMPLATE,
            Map.of(
                "isExecutable", Content.BOOLEAN,
                "camunda:versionTag", Content.TEXT,
                "camunda:historyTimeToLive", Content.TIME_TO_LIVE)),
        with(FLOW, "bpmn:subProcess"));
    put(
        "bpmn:subProcess",
        with(NAMED, TEMPLATE, Map.of("triggeredByEvent", Content.BOOLEAN)),
        FLOW);
    put("bpmn:message", Map.of("id", Content.ID, "name", Content.MESSAGE), DESCRIBED);
    put(
        "bpmn:sequenceFlow",
        with(NAMED, Map.of("sourceRef", Content.ID, "targetRef", Content.ID)),
        with(DESCRIBED, "bpmn:conditionExpression"));
  }

  private static void nodes() {
    put(
        "bpmn:startEvent",
        with(NAMED, TEMPLATE, Map.of("isInterrupting", Content.BOOLEAN)),
        TRIGGERED);
    put("bpmn:endEvent", with(NAMED, TEMPLATE, ASYNC), CONNECTED);
    put("bpmn:intermediateCatchEvent", with(NAMED, TEMPLATE), TRIGGERED);
    put(
        "bpmn:boundaryEvent",
        with(
            NAMED,
            TEMPLATE,
            Map.of("attachedToRef", Content.ID, "cancelActivity", Content.BOOLEAN)),
        TRIGGERED);
    put(
        "bpmn:serviceTask",
        with(NAMED, TEMPLATE, ASYNC, Map.of("camunda:delegateExpression", Content.DELEGATE)),
        CONNECTED);
    put(
        "bpmn:userTask",
        with(
            NAMED,
            TEMPLATE,
            ASYNC,
            Map.of(
                "camunda:formKey", Content.FORM_KEY,
                "camunda:candidateGroups", Content.GROUPS,
                "camunda:assignee", Content.ASSIGNEE,
                "camunda:dueDate", Content.DEADLINE)),
        CONNECTED);
    put(
        "bpmn:exclusiveGateway",
        with(NAMED, TEMPLATE, ASYNC, Map.of("default", Content.ID)),
        CONNECTED);
    put("bpmn:eventBasedGateway", with(NAMED, TEMPLATE), CONNECTED);
  }

  private static void details() {
    text("bpmn:documentation", Content.TEXT, "id", "textFormat");
    text("bpmn:incoming", Content.ID);
    text("bpmn:outgoing", Content.ID);
    put(
        "bpmn:messageEventDefinition",
        Map.of("id", Content.ID, "messageRef", Content.ID),
        Set.of("bpmn:documentation"));
    put(
        "bpmn:timerEventDefinition",
        Map.of("id", Content.ID),
        Set.of("bpmn:documentation", "bpmn:timeDuration", "bpmn:timeCycle"));
    expression("bpmn:timeDuration", Content.DEADLINE);
    expression("bpmn:timeCycle", Content.REPETITION);
    expression("bpmn:conditionExpression", Content.CONDITION);
    put("bpmn:extensionElements", Map.of(), Set.of());
    put(
        "bpmn:serviceTask/bpmn:extensionElements",
        Map.of(),
        Set.of("camunda:failedJobRetryTimeCycle", "camunda:inputOutput"));
    text("camunda:failedJobRetryTimeCycle", Content.REPETITION);
    put("camunda:inputOutput", Map.of(), Set.of("camunda:inputParameter"));
    SHAPES.put(
        "camunda:inputParameter",
        new Shape(Map.of("name", Content.INPUT_NAME), Set.of(), Content.TEXT));
    put(
        "bpmn:textAnnotation",
        Map.of("id", Content.ID, "textFormat", Content.TEXT),
        Set.of("bpmn:documentation", "bpmn:text"));
    text("bpmn:text", Content.TEXT);
    put(
        "bpmn:association",
        Map.of(
            "id", Content.ID,
            "sourceRef", Content.ID,
            "targetRef", Content.ID,
            "associationDirection", Content.TEXT),
        Set.of("bpmn:documentation"));
  }

  private static void drawing() {
    put("bpmndi:BPMNDiagram", NAMED, Set.of("bpmndi:BPMNPlane"));
    Map<String, Content> drawn = Map.of("id", Content.ID, "bpmnElement", Content.ID);
    put("bpmndi:BPMNPlane", drawn, Set.of("bpmndi:BPMNShape", "bpmndi:BPMNEdge"));
    put(
        "bpmndi:BPMNShape",
        with(
            drawn,
            COLOURS,
            Map.of("isExpanded", Content.BOOLEAN, "isMarkerVisible", Content.BOOLEAN)),
        Set.of("dc:Bounds", "bpmndi:BPMNLabel"));
    put("bpmndi:BPMNEdge", with(drawn, COLOURS), Set.of("di:waypoint", "bpmndi:BPMNLabel"));
    put("bpmndi:BPMNLabel", with(Map.of("id", Content.ID), COLOURS), Set.of("dc:Bounds"));
    Map<String, Content> point = Map.of("x", Content.NUMBER, "y", Content.NUMBER);
    put("di:waypoint", point, Set.of());
    put(
        "dc:Bounds",
        with(point, Map.of("width", Content.NUMBER, "height", Content.NUMBER)),
        Set.of());
  }

  private static void put(String name, Map<String, Content> attributes, Set<String> children) {
    SHAPES.put(name, new Shape(attributes, children, Content.NOTHING));
  }

  private static void text(String name, Content text, String... attributes) {
    Map<String, Content> allowed = new HashMap<>();
    for (String attribute : attributes) {
      allowed.put(attribute, Content.TEXT);
    }
    SHAPES.put(name, new Shape(allowed, Set.of(), text));
  }

  private static void expression(String name, Content text) {
    SHAPES.put(
        name,
        new Shape(Map.of("id", Content.ID, "xsi:type", Content.FORMAL_EXPRESSION), Set.of(), text));
  }

  private static Set<String> flow() {
    Set<String> flow = new TreeSet<>(DESCRIBED);
    flow.addAll(NODES);
    return with(flow, "bpmn:sequenceFlow", "bpmn:textAnnotation", "bpmn:association");
  }

  @SafeVarargs
  private static Map<String, Content> with(Map<String, Content>... parts) {
    Map<String, Content> all = new HashMap<>();
    for (Map<String, Content> part : parts) {
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
  record Shape(Map<String, Content> attributes, Set<String> children, Content text) {}
}
