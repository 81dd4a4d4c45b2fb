package mfa.workflow.process;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import mfa.workflow.process.ProcessContract.Effect;

/** Where a token can come: all nodes, the end, and what the feature asks. */
final class PathRules {

  private static final Set<String> WAITING =
      Set.of("bpmn:userTask", "bpmn:intermediateCatchEvent", "bpmn:eventBasedGateway");

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

  private void checkLoops() {
    List<XmlElement> passing =
        graph.nodes().stream().filter(node -> !WAITING.contains(node.name())).toList();
    List<List<XmlElement>> loops =
        Loops.among(
            passing,
            node ->
                graph.next(node).stream().filter(next -> !WAITING.contains(next.name())).toList());
    Set<XmlElement> inLoops = ModelGraph.setOf(loops.stream().flatMap(List::stream).toList());
    List<XmlElement> inOrder = passing.stream().filter(inLoops::contains).toList();
    for (XmlElement first : firsts(loops, inOrder)) {
      findings.error(first, "finding.loop");
    }
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
