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

  private final Map<String, Tag> nodes = new LinkedHashMap<>();
  private final Map<String, Tag> scopes = new LinkedHashMap<>();
  private final List<Tag> flows = new ArrayList<>();
  private final Map<String, List<Tag>> outgoing = new LinkedHashMap<>();
  private final Map<String, List<Tag>> incoming = new LinkedHashMap<>();
  private final Map<String, List<Tag>> attached = new LinkedHashMap<>();

  ModelGraph(Tag process) {
    collect(process);
    for (Tag flow : flows) {
      if (leadsSomewhere(flow)) {
        outgoing.computeIfAbsent(flow.attribute("sourceRef"), id -> new ArrayList<>()).add(flow);
        incoming.computeIfAbsent(flow.attribute("targetRef"), id -> new ArrayList<>()).add(flow);
      }
    }
    for (Tag node : nodes.values()) {
      if (node.is("bpmn:boundaryEvent")) {
        attached
            .computeIfAbsent(node.attribute("attachedToRef"), id -> new ArrayList<>())
            .add(node);
      }
    }
  }

  private void collect(Tag scope) {
    for (Tag tag : scope.children()) {
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

  static boolean isEventSubProcess(Tag tag) {
    return tag.is("bpmn:subProcess") && tag.attribute("triggeredByEvent").equals("true");
  }

  Collection<Tag> nodes() {
    return nodes.values();
  }

  List<Tag> flows() {
    return flows;
  }

  /** The process or event sub-process the node stands in. */
  Tag scope(Tag node) {
    return scopes.get(node.id());
  }

  /** Null where there is none. */
  Tag node(String id) {
    return nodes.get(id);
  }

  boolean leadsSomewhere(Tag flow) {
    Tag source = nodes.get(flow.attribute("sourceRef"));
    Tag target = nodes.get(flow.attribute("targetRef"));
    return source != null && target != null && scope(source) == scope(target);
  }

  List<Tag> outgoing(Tag node) {
    return outgoing.getOrDefault(node.id(), List.of());
  }

  List<Tag> incoming(Tag node) {
    return incoming.getOrDefault(node.id(), List.of());
  }

  List<Tag> attached(Tag node) {
    return attached.getOrDefault(node.id(), List.of());
  }

  List<Tag> next(Tag node) {
    return outgoing(node).stream().map(flow -> nodes.get(flow.attribute("targetRef"))).toList();
  }

  /** Events that begin a path beside the one that goes on. */
  boolean beginsSidePath(Tag node) {
    return node.is("bpmn:boundaryEvent") && node.attribute("cancelActivity").equals("false")
        || node.is("bpmn:startEvent") && node.attribute("isInterrupting").equals("false");
  }

  List<Tag> beginnings(boolean ofSidePaths) {
    return nodes.values().stream()
        .filter(node -> node.is("bpmn:startEvent") || beginsSidePath(node))
        .filter(node -> beginsSidePath(node) == ofSidePaths)
        .toList();
  }

  /**
   * The nodes a token can come to, the beginnings among them. It comes to a node in {@code until}
   * but not further; an event at the border of such a node can still take it away.
   */
  Set<Tag> reachable(Collection<Tag> beginnings, Predicate<Tag> until, boolean withSidePaths) {
    Set<Tag> reached = setOf(beginnings);
    Deque<Tag> open = new ArrayDeque<>(beginnings);
    while (!open.isEmpty()) {
      Tag node = open.pop();
      List<Tag> ways = new ArrayList<>(attached(node));
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
  Set<Tag> leadingTo(Collection<Tag> goals) {
    Set<Tag> leading = setOf(goals);
    Deque<Tag> open = new ArrayDeque<>(goals);
    while (!open.isEmpty()) {
      Tag node = open.pop();
      List<Tag> before = new ArrayList<>();
      incoming(node).forEach(flow -> before.add(nodes.get(flow.attribute("sourceRef"))));
      if (node.is("bpmn:boundaryEvent") && !beginsSidePath(node)) {
        Tag host = nodes.get(node.attribute("attachedToRef"));
        if (host != null) {
          before.add(host);
        }
      }
      before.stream().filter(leading::add).forEach(open::push);
    }
    return leading;
  }

  /** By identity: the content of a node can be long, and would be read at each look-up. */
  static Set<Tag> setOf(Collection<Tag> nodes) {
    Set<Tag> set = Collections.newSetFromMap(new IdentityHashMap<>());
    set.addAll(nodes);
    return set;
  }
}
