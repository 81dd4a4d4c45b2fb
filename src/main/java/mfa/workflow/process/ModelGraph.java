package mfa.workflow.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A process as nodes and the ways between them, as far as they lead from node to node.
 *
 * <p>It takes any element of the process that could hold a token, also one a model may not use, so
 * that such an element is found once and not again by each rule about ways.
 */
final class ModelGraph {

  private static final Set<String> NO_NODES =
      Set.of(
          "bpmn:documentation",
          "bpmn:extensionElements",
          "bpmn:sequenceFlow",
          "bpmn:textAnnotation",
          "bpmn:association");

  private final Map<String, XmlElement> nodes = new LinkedHashMap<>();
  private final Map<String, XmlElement> scopes = new LinkedHashMap<>();
  private final List<XmlElement> flows = new ArrayList<>();
  private final Map<String, List<XmlElement>> outgoing = new LinkedHashMap<>();
  private final Map<String, List<XmlElement>> incoming = new LinkedHashMap<>();
  private final Map<String, List<XmlElement>> attached = new LinkedHashMap<>();

  ModelGraph(XmlElement process) {
    collect(process);
    for (XmlElement flow : flows) {
      if (leadsSomewhere(flow)) {
        outgoing.computeIfAbsent(flow.attribute("sourceRef"), id -> new ArrayList<>()).add(flow);
        incoming.computeIfAbsent(flow.attribute("targetRef"), id -> new ArrayList<>()).add(flow);
      }
    }
    for (XmlElement node : nodes.values()) {
      if (node.is("bpmn:boundaryEvent")) {
        attached
            .computeIfAbsent(node.attribute("attachedToRef"), id -> new ArrayList<>())
            .add(node);
      }
    }
  }

  private void collect(XmlElement scope) {
    for (XmlElement tag : scope.children()) {
      if (tag.is("bpmn:sequenceFlow")) {
        flows.add(tag);
      } else if (isEventSubProcess(tag)) {
        collect(tag);
      } else if (tag.name().startsWith("bpmn:") && !NO_NODES.contains(tag.name())) {
        nodes.putIfAbsent(tag.id(), tag);
        scopes.putIfAbsent(tag.id(), scope);
      }
    }
  }

  static boolean isEventSubProcess(XmlElement tag) {
    return tag.is("bpmn:subProcess") && tag.attribute("triggeredByEvent").equals("true");
  }

  Collection<XmlElement> nodes() {
    return nodes.values();
  }

  List<XmlElement> flows() {
    return flows;
  }

  /** The process or event sub-process the node stands in. */
  XmlElement scope(XmlElement node) {
    return scopes.get(node.id());
  }

  /** Null where there is none. */
  XmlElement node(String id) {
    return nodes.get(id);
  }

  boolean leadsSomewhere(XmlElement flow) {
    XmlElement source = nodes.get(flow.attribute("sourceRef"));
    XmlElement target = nodes.get(flow.attribute("targetRef"));
    return source != null && target != null && scope(source) == scope(target);
  }

  List<XmlElement> outgoing(XmlElement node) {
    return outgoing.getOrDefault(node.id(), List.of());
  }

  List<XmlElement> incoming(XmlElement node) {
    return incoming.getOrDefault(node.id(), List.of());
  }

  List<XmlElement> attached(XmlElement node) {
    return attached.getOrDefault(node.id(), List.of());
  }

  List<XmlElement> next(XmlElement node) {
    return outgoing(node).stream().map(flow -> nodes.get(flow.attribute("targetRef"))).toList();
  }

  /** Events that begin a path beside the one that goes on. */
  boolean beginsSidePath(XmlElement node) {
    return node.is("bpmn:boundaryEvent") && node.attribute("cancelActivity").equals("false")
        || node.is("bpmn:startEvent") && node.attribute("isInterrupting").equals("false");
  }

  List<XmlElement> beginnings(boolean ofSidePaths) {
    return nodes.values().stream()
        .filter(node -> node.is("bpmn:startEvent") || beginsSidePath(node))
        .filter(node -> beginsSidePath(node) == ofSidePaths)
        .toList();
  }

  /**
   * The nodes a token can come to, the beginnings among them. It comes to a node in {@code until}
   * but not further; an event at the border of such a node can still take it away.
   */
  Set<XmlElement> reachable(
      Collection<XmlElement> beginnings, Predicate<XmlElement> until, boolean withSidePaths) {
    Set<XmlElement> reached = setOf(beginnings);
    Deque<XmlElement> open = new ArrayDeque<>(beginnings);
    while (!open.isEmpty()) {
      XmlElement node = open.pop();
      List<XmlElement> ways = new ArrayList<>(attached(node));
      if (!withSidePaths) {
        ways.removeIf(this::beginsSidePath);
      }
      if (!until.test(node)) {
        ways.addAll(next(node));
      }
      ways.stream().filter(reached::add).forEach(open::push);
    }
    return reached;
  }

  /** The nodes from which one of {@code goals} can be reached, the goals among them. */
  Set<XmlElement> leadingTo(Collection<XmlElement> goals) {
    Set<XmlElement> leading = setOf(goals);
    Deque<XmlElement> open = new ArrayDeque<>(goals);
    while (!open.isEmpty()) {
      XmlElement node = open.pop();
      List<XmlElement> before = new ArrayList<>();
      incoming(node).forEach(flow -> before.add(nodes.get(flow.attribute("sourceRef"))));
      if (node.is("bpmn:boundaryEvent") && !beginsSidePath(node)) {
        XmlElement host = nodes.get(node.attribute("attachedToRef"));
        if (host != null) {
          before.add(host);
        }
      }
      before.stream().filter(leading::add).forEach(open::push);
    }
    return leading;
  }

  /** By identity: the content of a node can be long, and would be read at each look-up. */
  static Set<XmlElement> setOf(Collection<XmlElement> nodes) {
    Set<XmlElement> set = Collections.newSetFromMap(new IdentityHashMap<>());
    set.addAll(nodes);
    return set;
  }
}
