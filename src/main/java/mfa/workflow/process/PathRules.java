package mfa.workflow.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Where a token can come: all nodes, the end, never to a reset without review and notices. */
final class PathRules {

  private static final Set<String> WAITING =
      Set.of("bpmn:userTask", "bpmn:intermediateCatchEvent", "bpmn:eventBasedGateway");

  private final ModelGraph graph;
  private final Findings findings;
  private final Set<Tag> reachable;
  private final List<Tag> beginnings;

  PathRules(ModelGraph graph, Findings findings) {
    this.graph = graph;
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
    for (Tag node : reachable) {
      if (!ending.contains(node)) {
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
    Set<Tag> left = new LinkedHashSet<>(graph.nodes());
    left.removeIf(node -> WAITING.contains(node.name()));
    boolean changed = true;
    while (changed) {
      changed =
          left.removeIf(node -> isAbsent(graph.next(node), left) || isAbsent(previous(node), left));
    }
    while (!left.isEmpty()) {
      Tag first = left.iterator().next();
      findings.error(
          first,
          "The ways form a loop without a pause.",
          "Put a user task, a message or a timer into the loop.");
      left.removeAll(graph.reachable(List.of(first), node -> !left.contains(node), false));
    }
  }

  private List<Tag> previous(Tag node) {
    return graph.incoming(node).stream()
        .map(flow -> graph.node(flow.attribute("sourceRef")))
        .toList();
  }

  private static boolean isAbsent(Collection<Tag> some, Set<Tag> all) {
    return some.stream().noneMatch(all::contains);
  }

  private void checkClosing() {
    for (Tag node : from(node -> ServiceTaskRules.calls(node, "closeTicket"), false)) {
      if (node.is("bpmn:endEvent")) {
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
    for (Tag node : graph.reachable(graph.beginnings(true), isForeign, true)) {
      if (isForeign.test(node)) {
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
    checkResets(
        node -> WorkflowContract.FORM_KEYS.contains(node.attribute("camunda:formKey")),
        "A path leads to the reset without a review.",
        "Put a user task with the form of a review on each path before it.");
    checkResets(
        node -> ServiceTaskRules.mails(node, "ticket-filed"),
        "A path leads to the reset without the notice that the ticket was filed.",
        "Put the mail ticket-filed on each path before it.");
    checkResets(
        node -> ServiceTaskRules.mails(node, "ticket-approved"),
        "A path leads to the reset without the notice that the ticket was approved.",
        "Put the mail ticket-approved on each path before it.");
  }

  private void checkResets(Predicate<Tag> station, String rule, String advice) {
    for (Tag node : from(station, true)) {
      if (ServiceTaskRules.calls(node, "resetAuthenticators")) {
        findings.error(node, rule, advice);
      }
    }
  }
}
