package mfa.workflow.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mfa.workflow.process.XmlElement;

/** A model as far as it is compared: elements by id, what they are called, how they are drawn. */
final class ComparedModel {

  private static final Set<String> NOT_COMPARED =
      Set.of("bpmn:association", "bpmn:documentation", "bpmn:extensionElements");

  /** As the labels of elements: what is cited at many changes must not be as long as the file. */
  private static final int MAX_NAME = 255;

  private final XmlElement process;
  private final Map<String, XmlElement> elements = new LinkedHashMap<>();
  private final Map<String, String> scopes = new LinkedHashMap<>();
  private final Map<String, String> messages = new LinkedHashMap<>();
  private final Map<String, List<String>> drawings = new LinkedHashMap<>();
  private final Map<String, List<XmlElement>> incoming;
  private final Map<String, List<XmlElement>> outgoing;

  ComparedModel(XmlElement definitions) {
    process = definitions.child("bpmn:process");
    collect(process, "");
    incoming = ways("targetRef");
    outgoing = ways("sourceRef");
    definitions
        .children("bpmn:message")
        .forEach(
            message ->
                messages.put(
                    message.id(), XmlElement.shortened(message.attribute("name"), MAX_NAME)));
    definitions.children("bpmndi:BPMNDiagram").stream()
        .flatMap(diagram -> diagram.all().stream())
        .filter(drawing -> !drawing.attribute("bpmnElement").isEmpty())
        .forEach(drawing -> drawings.put(drawing.attribute("bpmnElement"), geometry(drawing)));
  }

  private void collect(XmlElement scope, String id) {
    for (XmlElement element : scope.children()) {
      boolean isCompared =
          element.name().startsWith("bpmn:")
              && !element.id().isEmpty()
              && !NOT_COMPARED.contains(element.name());
      if (isCompared) {
        elements.putIfAbsent(element.id(), element);
        scopes.putIfAbsent(element.id(), id);
        if (element.is("bpmn:subProcess")) {
          collect(element, element.id());
        }
      }
    }
  }

  private Map<String, List<XmlElement>> ways(String end) {
    return elements.values().stream()
        .filter(ModelComparison::isWay)
        .collect(Collectors.groupingBy(way -> way.attribute(end)));
  }

  /** Place and size of a shape, or the points of a line; labels may wander. */
  private static List<String> geometry(XmlElement drawing) {
    List<String> geometry = new ArrayList<>();
    drawing
        .children("dc:Bounds")
        .forEach(bounds -> geometry.add(numbers(bounds, "x", "y", "width", "height")));
    drawing.children("di:waypoint").forEach(point -> geometry.add(numbers(point, "x", "y")));
    return geometry;
  }

  /** Modeler writes 100 and bpmn-js 100.0. */
  private static String numbers(XmlElement tag, String... names) {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append(tag.attribute(name).replaceFirst("\\.0*$", "")).append(' ');
    }
    return text.toString();
  }

  XmlElement process() {
    return process;
  }

  Map<String, XmlElement> elements() {
    return elements;
  }

  /** Null where there is none of that id. */
  XmlElement element(String id) {
    return elements.get(id);
  }

  /** The sub-process around an element, or empty. */
  String scope(String id) {
    return scopes.getOrDefault(id, "");
  }

  List<String> drawing(String id) {
    return drawings.getOrDefault(id, List.of());
  }

  /** What people call an element: its name, or its id. */
  String name(String id) {
    XmlElement element = elements.get(id);
    return element == null || element.label().isEmpty()
        ? XmlElement.shortened(id, MAX_NAME)
        : element.label();
  }

  /** The name of the message that an event waits for. */
  String message(XmlElement event) {
    String reference = event.child("bpmn:messageEventDefinition").attribute("messageRef");
    return messages.getOrDefault(reference, reference);
  }

  /** What an event of time waits for, or empty. */
  static String deadline(XmlElement event) {
    XmlElement timer = event.child("bpmn:timerEventDefinition");
    String duration = timer.child("bpmn:timeDuration").trimmedText();
    return duration.isEmpty() ? timer.child("bpmn:timeCycle").trimmedText() : duration;
  }

  /** What is handed to the delegate of a step, or empty. */
  static String input(XmlElement task) {
    List<String> inputs =
        task.child("bpmn:extensionElements", "camunda:inputOutput").all().stream()
            .filter(tag -> tag.is("camunda:inputParameter"))
            .map(XmlElement::trimmedText)
            .toList();
    return String.join(", ", inputs);
  }

  /** The ways that lead to an element. */
  List<XmlElement> waysTo(String id) {
    return incoming.getOrDefault(id, List.of());
  }

  /** The ways that lead on from an element. */
  List<XmlElement> waysFrom(String id) {
    return outgoing.getOrDefault(id, List.of());
  }
}
