package mfa.workflow.process;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Where a token can come: all nodes, the end, never to a reset out of order. */
final class PathRules {

  private static final Set<String> WAITING =
      Set.of("bpmn:userTask", "bpmn:intermediateCatchEvent", "bpmn:eventBasedGateway");

  private final ModelGraph graph;
  private final Map<String, String> messages;
  private final Findings findings;
  private final Set<Tag> reachable;
  private final List<Tag> beginnings;

  /**
   * @param messages names by the ids of their elements
   */
  PathRules(ModelGraph graph, Map<String, String> messages, Findings findings) {
    this.graph = graph;
    this.messages = messages;
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
    checkResets();
  }

  /** Where a token can come from the beginnings, held up by {@code until}. */
  private Set<Tag> from(Predicate<Tag> until, boolean withSidePaths) {
    List<Tag> starts = new ArrayList<>(beginnings);
    if (withSidePaths) {
      graph.beginnings(true).stream()
          .filter(node -> node.is("bpmn:startEvent"))
          .forEach(starts::add);
    }
    return graph.reachable(starts, until, withSidePaths);
  }

  /** Events attached to nothing are told of by another rule. */
  private List<Tag> loose() {
    return graph.nodes().stream()
        .filter(node -> node.is("bpmn:boundaryEvent"))
        .filter(node -> graph.node(node.attribute("attachedToRef")) == null)
        .toList();
  }

  private void checkReachable() {
    for (Tag node : graph.nodes()) {
      if (!reachable.contains(node)) {
        findings.error(
            node, "No way leads here from the start.", "Draw a way to it, or remove it.");
      }
    }
  }

  private void checkEnds() {
    List<Tag> last = graph.nodes().stream().filter(node -> isLast(node)).toList();
    Set<Tag> ending = graph.leadingTo(last);
    for (Tag node : graph.nodes()) {
      if (reachable.contains(node) && !ending.contains(node)) {
        findings.error(
            node, "From here the process never ends.", "Draw a way that leads to an end event.");
      }
    }
  }

  /** Other nodes without a way on are told of by another rule. */
  private boolean isLast(Tag node) {
    return node.is("bpmn:endEvent") || graph.outgoing(node).isEmpty();
  }

  private void checkLoops() {
    List<Tag> passing =
        graph.nodes().stream().filter(node -> !WAITING.contains(node.name())).toList();
    List<List<Tag>> loops =
        Loops.among(
            passing,
            node ->
                graph.next(node).stream().filter(next -> !WAITING.contains(next.name())).toList());
    Set<Tag> inLoops = ModelGraph.setOf(loops.stream().flatMap(List::stream).toList());
    List<Tag> inOrder = passing.stream().filter(inLoops::contains).toList();
    for (Tag first : firsts(loops, inOrder)) {
      findings.error(
          first,
          "The ways form a loop without a pause.",
          "Put a user task, a message or a timer into the loop.");
    }
  }

  /** The node of each loop that stands first in the file. */
  private static List<Tag> firsts(List<List<Tag>> loops, List<Tag> inOrder) {
    Map<Tag, List<Tag>> loopOf = new IdentityHashMap<>();
    loops.forEach(loop -> loop.forEach(node -> loopOf.put(node, loop)));
    Set<List<Tag>> told = Collections.newSetFromMap(new IdentityHashMap<>());
    return inOrder.stream().filter(node -> told.add(loopOf.get(node))).toList();
  }

  private void checkClosing() {
    Set<Tag> unclosed = from(node -> ServiceTaskRules.calls(node, "closeTicket"), false);
    for (Tag node : graph.nodes()) {
      if (node.is("bpmn:endEvent") && unclosed.contains(node)) {
        findings.error(
            node,
            "A path ends here without closing the ticket.",
            "Put a service task with ${closeTicket} and an outcome before the end.");
      }
    }
  }

  /**
   * A side path goes on when the ticket is closed, so that it may do no more than tell somebody.
   */
  private void checkSidePaths() {
    Set<Tag> main = from(node -> false, false);
    Predicate<Tag> isForeign = node -> main.contains(node) || !mayStandOnSidePath(node);
    Set<Tag> beside = graph.reachable(graph.beginnings(true), isForeign, true);
    for (Tag node : graph.nodes()) {
      if (beside.contains(node) && isForeign.test(node)) {
        findings.error(
            node,
            "A path beside the main one (from a non-interrupting event) only mails, and has an end"
                + " of its own.",
            "Let that path end after its mails, or make the event at its beginning interrupting.");
      }
    }
  }

  private boolean mayStandOnSidePath(Tag node) {
    return graph.beginsSidePath(node)
        || node.is("bpmn:endEvent")
        || node.is("bpmn:exclusiveGateway")
        || ServiceTaskRules.calls(node, "sendTicketMail");
  }

  private void checkResets() {
    Set<Tag> unfiled = from(node -> ServiceTaskRules.mails(node, "ticket-filed"), true);
    Map<Tag, Set<Progress>> ways = new Progress.Walk(graph, messages).ways();
    for (Tag node : graph.nodes()) {
      if (ServiceTaskRules.calls(node, "resetAuthenticators")) {
        ways.getOrDefault(node, Set.of()).stream()
            .filter(progress -> progress != Progress.WAITED)
            .forEach(progress -> findings.error(node, progress.rule(), progress.advice()));
        if (unfiled.contains(node)) {
          findings.error(
              node,
              "A path leads to the reset without the notice that the ticket was filed.",
              "Put the mail ticket-filed on each path before it.");
        }
      }
    }
  }
}
