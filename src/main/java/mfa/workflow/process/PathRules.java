package mfa.workflow.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import mfa.workflow.process.ProcessContract.Effect;

/** Where a token can come: all nodes, the end, and what the feature asks. */
final class PathRules {

  private static final Set<String> WAITING =
      Set.of("bpmn:userTask", "bpmn:intermediateCatchEvent", "bpmn:eventBasedGateway");

  private static final Set<String> EVENTS =
      Set.of("bpmn:intermediateCatchEvent", "bpmn:boundaryEvent");

  private final ModelGraph graph;
  private final Map<String, String> messages;
  private final ProcessContract contract;
  private final Findings findings;
  private final Set<XmlElement> reachable;
  private final List<XmlElement> beginnings;

  /**
   * @param messages names by the ids of their elements
   */
  PathRules(
      ModelGraph graph, Map<String, String> messages, ProcessContract contract, Findings findings) {
    this.graph = graph;
    this.messages = messages;
    this.contract = contract;
    this.findings = findings;
    this.beginnings = graph.beginnings(false);
    this.reachable = from(node -> false, true);
    this.reachable.addAll(graph.reachable(loose(), node -> false, true));
  }

  void check() {
    checkReachable();
    checkEnds();
    checkLoops();
    checkClosing();
    checkSidePaths();
    contract.paths().check(new ModelPaths(graph, messages, findings));
  }

  /** Where a token can come from the beginnings, held up by {@code until}. */
  private Set<XmlElement> from(Predicate<XmlElement> until, boolean withSidePaths) {
    List<XmlElement> starts = new ArrayList<>(beginnings);
    if (withSidePaths) {
      graph.beginnings(true).stream()
          .filter(node -> node.is("bpmn:startEvent"))
          .forEach(starts::add);
    }
    return graph.reachable(starts, until, withSidePaths);
  }

  /** Events attached to nothing are told of by another rule. */
  private List<XmlElement> loose() {
    return graph.nodes().stream()
        .filter(node -> node.is("bpmn:boundaryEvent"))
        .filter(node -> graph.node(node.attribute("attachedToRef")) == null)
        .toList();
  }

  private void checkReachable() {
    for (XmlElement node : graph.nodes()) {
      if (!reachable.contains(node)) {
        findings.error(node, "finding.unreachable");
      }
    }
  }

  private void checkEnds() {
    List<XmlElement> last = graph.nodes().stream().filter(node -> isLast(node)).toList();
    Set<XmlElement> ending = graph.leadingTo(last);
    for (XmlElement node : graph.nodes()) {
      if (reachable.contains(node) && !ending.contains(node)) {
        findings.error(node, "finding.no-end");
      }
    }
  }

  /** Other nodes without a way on are told of by another rule. */
  private boolean isLast(XmlElement node) {
    return node.is("bpmn:endEvent") || graph.outgoing(node).isEmpty();
  }

  /**
   * What goes round by itself would mail or write without end: each loop has a pause, and one that
   * is long enough.
   */
  private void checkLoops() {
    Set<XmlElement> unpaused = report("finding.loop", this::withoutPause, List.of());
    report("finding.loop-short", this::byItself, unpaused);
  }

  /**
   * @param next where a token goes on from a node
   * @param known nodes of loops that were told of
   * @return the nodes of the loops that are told of here
   */
  private Set<XmlElement> report(
      String key, Function<XmlElement, List<XmlElement>> next, Collection<XmlElement> known) {
    List<List<XmlElement>> loops =
        Loops.among(graph.nodes(), next).stream()
            .filter(loop -> Collections.disjoint(known, loop))
            .toList();
    Set<XmlElement> inLoops = ModelGraph.setOf(loops.stream().flatMap(List::stream).toList());
    List<XmlElement> inOrder = graph.nodes().stream().filter(inLoops::contains).toList();
    for (XmlElement first : firsts(loops, inOrder)) {
      findings.error(first, key);
    }
    return inLoops;
  }

  /** Where a token goes at once. */
  private List<XmlElement> withoutPause(XmlElement node) {
    return WAITING.contains(node.name()) ? List.of() : graph.next(node);
  }

  /** Where a token goes within the hour, though nobody does anything. */
  private List<XmlElement> byItself(XmlElement node) {
    if (node.is("bpmn:userTask")) {
      return graph.attached(node).stream().filter(event -> !graph.beginsSidePath(event)).toList();
    }
    return holdsUp(node) ? List.of() : graph.next(node);
  }

  /** What an event lacks or has too much of is told of by other rules. */
  private boolean holdsUp(XmlElement node) {
    return EVENTS.contains(node.name())
        && !contract.echoes().contains(EventRules.message(node, messages))
        && !EventRules.isShort(node);
  }

  /** The node of each loop that stands first in the file. */
  private static List<XmlElement> firsts(List<List<XmlElement>> loops, List<XmlElement> inOrder) {
    Map<XmlElement, List<XmlElement>> loopOf = new IdentityHashMap<>();
    loops.forEach(loop -> loop.forEach(node -> loopOf.put(node, loop)));
    Set<List<XmlElement>> reported = Collections.newSetFromMap(new IdentityHashMap<>());
    return inOrder.stream().filter(node -> reported.add(loopOf.get(node))).toList();
  }

  private void checkClosing() {
    List<String> closing = contract.delegateNames(Effect.CLOSES);
    List<String> calls = ValueRule.expressions(closing);
    Set<XmlElement> unclosed = from(node -> closing.contains(ServiceTaskRules.called(node)), false);
    for (XmlElement node : graph.nodes()) {
      if (node.is("bpmn:endEvent") && unclosed.contains(node)) {
        findings.error(node, "finding.unclosed", calls);
      }
    }
    checkAfterClosing(closing);
  }

  /** Nobody works on a closed ticket, and nobody answers it: its process would never end. */
  private void checkAfterClosing(List<String> closing) {
    List<XmlElement> after =
        graph.nodes().stream()
            .filter(node -> closing.contains(ServiceTaskRules.called(node)))
            .flatMap(node -> graph.next(node).stream())
            .toList();
    Set<XmlElement> past = graph.reachable(after, node -> false, false);
    for (XmlElement node : graph.nodes()) {
      if (past.contains(node) && EventRules.waitsForSomebody(node)) {
        findings.error(node, "finding.waits-after-closing");
      }
    }
  }

  /**
   * A side path goes on when the ticket is closed, so that it may do no more than tell somebody.
   */
  private void checkSidePaths() {
    Set<XmlElement> main = from(node -> false, false);
    Predicate<XmlElement> isForeign = node -> main.contains(node) || !mayStandOnSidePath(node);
    Set<XmlElement> beside = graph.reachable(graph.beginnings(true), isForeign, true);
    for (XmlElement node : graph.nodes()) {
      if (beside.contains(node) && isForeign.test(node)) {
        findings.error(node, "finding.side-path");
      }
    }
  }

  private boolean mayStandOnSidePath(XmlElement node) {
    return graph.beginsSidePath(node)
        || node.is("bpmn:endEvent")
        || node.is("bpmn:exclusiveGateway")
        || contract.delegateNames(Effect.MAILS).contains(ServiceTaskRules.called(node));
  }
}
