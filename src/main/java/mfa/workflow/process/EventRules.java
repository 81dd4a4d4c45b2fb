package mfa.workflow.process;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where events stand and what they wait for. */
final class EventRules {

  /**
   * Each costs a job or a subscription of every ticket, from its beginning to its end; ours has
   * three.
   */
  private static final int MAX_EVENT_SUB_PROCESSES = 50;

  /** Each costs one while the task waits; ours have one. */
  private static final int MAX_EVENTS_AT_TASK = 20;

  /** What goes round by itself, or repeats, takes that long each time. */
  private static final Duration MIN_ROUND = Duration.ofHours(1);

  private static final String MESSAGE = "bpmn:messageEventDefinition";
  private static final String TIMER = "bpmn:timerEventDefinition";

  private final XmlElement process;
  private final ModelGraph graph;
  private final Map<String, String> messages;
  private final ProcessContract contract;
  private final Findings findings;

  EventRules(
      XmlElement process,
      ModelGraph graph,
      Map<String, String> messages,
      ProcessContract contract,
      Findings findings) {
    this.process = process;
    this.graph = graph;
    this.messages = messages;
    this.contract = contract;
    this.findings = findings;
  }

  /** The names of the messages of a file, by the ids of their elements. */
  static Map<String, String> messages(XmlElement definitions) {
    return definitions.children("bpmn:message").stream()
        .filter(message -> !message.id().isEmpty())
        .collect(Collectors.toMap(XmlElement::id, tag -> tag.attribute("name"), (a, b) -> a));
  }

  void check() {
    checkStart(process, 0, "finding.start-process", "finding.start-process-number");
    for (XmlElement subProcess : process.children("bpmn:subProcess")) {
      if (ModelGraph.isEventSubProcess(subProcess)) {
        checkStart(
            subProcess, 1, "finding.start-event-process", "finding.start-event-process-number");
      } else {
        findings.error(subProcess, "finding.sub-process");
      }
    }
    graph.nodes().forEach(this::check);
    checkNumber();
    checkRivals();
    checkEndsFromOutside();
  }

  /** Whatever a ticket waits for, it has to hear that it is over: else it would stay for ever. */
  private void checkEndsFromOutside() {
    List<XmlElement> interrupting =
        graph.nodes().stream()
            .filter(node -> graph.scope(node) != process && node.is("bpmn:startEvent"))
            .filter(node -> !graph.beginsSidePath(node))
            .toList();
    for (String message : contract.ending()) {
      if (interrupting.stream().noneMatch(start -> message(start).equals(message))) {
        findings.error(process, "finding.end-from-outside", message);
      }
    }
    for (XmlElement start : interrupting) {
      if (contract.ending().contains(message(start))) {
        checkWaitsForNobody(graph.scope(start), message(start));
      } else if (!contract.ending().isEmpty()) {
        checkStaysNowhere(graph.scope(start));
      }
    }
  }

  /** Nobody works on a ticket that is over, and nobody answers it: it would stay for ever. */
  private void checkWaitsForNobody(XmlElement ending, String message) {
    ending.all().stream()
        .filter(node -> waitsForSomebody(node))
        .forEach(node -> findings.error(node, "finding.end-waits", message));
  }

  /** The engine ends what else the process listens to when this begins, also to its end. */
  private void checkStaysNowhere(XmlElement interrupting) {
    interrupting.all().stream()
        .filter(node -> waitsForSomebody(node) || node.is("bpmn:intermediateCatchEvent"))
        .forEach(node -> findings.error(node, "finding.event-process-deaf"));
  }

  static boolean waitsForSomebody(XmlElement node) {
    return node.is("bpmn:userTask")
        || node.is("bpmn:intermediateCatchEvent") && !node.children(MESSAGE).isEmpty();
  }

  private void checkStart(XmlElement scope, int triggers, String trigger, String number) {
    List<XmlElement> starts = scope.children("bpmn:startEvent");
    if (starts.size() != 1) {
      findings.error(scope, number, starts.size());
    } else if (definitions(starts.getFirst()).size() != triggers) {
      findings.error(starts.getFirst(), trigger);
    }
  }

  private void check(XmlElement node) {
    boolean isBoundary = node.is("bpmn:boundaryEvent");
    if ((isBoundary || node.is("bpmn:intermediateCatchEvent")) && definitions(node).size() != 1) {
      findings.error(node, "finding.event-definition");
    }
    if (isBoundary) {
      checkHost(node);
    }
    if (node.is("bpmn:userTask")) {
      checkAwaited(node);
      checkNumber(node);
    }
    node.children(MESSAGE).forEach(definition -> checkMessage(node, definition));
    node.children(TIMER).forEach(definition -> checkTimer(node, definition));
  }

  private void checkHost(XmlElement event) {
    XmlElement host = graph.node(event.attribute("attachedToRef"));
    if (host == null || !host.is("bpmn:userTask") || graph.scope(host) != graph.scope(event)) {
      findings.error(event, "finding.boundary");
    }
  }

  private void checkNumber() {
    long number =
        process.children("bpmn:subProcess").stream().filter(ModelGraph::isEventSubProcess).count();
    if (number > MAX_EVENT_SUB_PROCESSES) {
      findings.error(process, "finding.event-processes-number", MAX_EVENT_SUB_PROCESSES, number);
    }
  }

  /** The engine knows one place where a message leads to from a task. */
  private void checkAwaited(XmlElement task) {
    Set<String> awaited = new HashSet<>();
    for (XmlElement event : graph.attached(task)) {
      String message = message(event);
      if (!message.isEmpty() && !awaited.add(message)) {
        findings.error(event, "finding.boundary-same");
      }
    }
  }

  private void checkNumber(XmlElement task) {
    int number = graph.attached(task).size();
    if (number > MAX_EVENTS_AT_TASK) {
      findings.error(task, "finding.boundary-number", MAX_EVENTS_AT_TASK, number);
    }
  }

  private void checkMessage(XmlElement node, XmlElement definition) {
    if (!messages.containsKey(definition.attribute("messageRef"))) {
      findings.error(node, "finding.message-missing", List.copyOf(contract.messages()));
    }
  }

  private void checkTimer(XmlElement node, XmlElement definition) {
    if (!definition.children("bpmn:timeDate").isEmpty()) {
      return; // told of by the allow-list
    }
    boolean repeats = !definition.children("bpmn:timeCycle").isEmpty();
    boolean lasts = !definition.children("bpmn:timeDuration").isEmpty();
    if (repeats == lasts || (repeats && !graph.beginsSidePath(node))) {
      findings.error(node, "finding.timer");
    } else if (repeats && times(node, "bpmn:timeCycle").anyMatch(EventRules::isShort)) {
      findings.error(node, "finding.timer-often");
    }
  }

  /** Whether an event lets less time pass than has to pass in a loop. */
  static boolean isShort(XmlElement event) {
    return times(event, "bpmn:timeDuration").anyMatch(EventRules::isShort);
  }

  private static Stream<String> times(XmlElement event, String kind) {
    return event.children(TIMER).stream()
        .flatMap(definition -> definition.children(kind).stream())
        .map(XmlElement::trimmedText);
  }

  /** Variables hold a time of the configuration, where it is long enough. */
  private static boolean isShort(String time) {
    return ValueRule.duration(time)
        .filter(duration -> duration.compareTo(MIN_ROUND) < 0)
        .isPresent();
  }

  /** What an event sub-process waits for all the time nobody else may wait for. */
  private void checkRivals() {
    Map<String, Long> waiting =
        graph.nodes().stream()
            .filter(node -> !message(node).isEmpty())
            .collect(Collectors.groupingBy(this::message, Collectors.counting()));
    for (XmlElement node : graph.nodes()) {
      boolean always = graph.scope(node) != process && node.is("bpmn:startEvent");
      if (always && waiting.getOrDefault(message(node), 0L) > 1) {
        findings.error(node, "finding.message-rivals", message(node));
      }
    }
  }

  private String message(XmlElement node) {
    return message(node, messages);
  }

  /** The name of the message that an event waits for, or empty. */
  static String message(XmlElement event, Map<String, String> messages) {
    return messages.getOrDefault(event.child(MESSAGE).attribute("messageRef"), "");
  }

  private static List<XmlElement> definitions(XmlElement event) {
    return event.children().stream()
        .filter(child -> child.name().endsWith("EventDefinition"))
        .toList();
  }
}
