package mfa.workflow.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * The paths of a model as the rules of a feature see them, and where they report their findings.
 */
public final class ModelPaths {

  private final ModelGraph graph;
  private final Map<String, String> messages;
  private final Findings findings;

  /**
   * @param messages names by the ids of their elements
   */
  ModelPaths(ModelGraph graph, Map<String, String> messages, Findings findings) {
    this.graph = graph;
    this.messages = messages;
    this.findings = findings;
  }

  /**
   * How far a token has come when it reaches a step, by any path: for each step that can be
   * reached, in the order of the file. Each step is passed at most once for each progress.
   *
   * @param beginning the progress at the start of the process and of its event sub-processes
   * @param past the progress of a token that had one and passed a step
   * @param <P> has few values
   */
  public <P extends Comparable<P>> Map<Step, Set<P>> progress(
      P beginning, BiFunction<P, Step, P> past) {
    var walk = new Walk<P>(past);
    List<XmlElement> starts = new ArrayList<>(graph.beginnings(false));
    graph.beginnings(true).stream().filter(node -> node.is("bpmn:startEvent")).forEach(starts::add);
    starts.forEach(start -> walk.come(start, beginning));
    walk.toTheEnd();
    Map<Step, Set<P>> inOrder = new LinkedHashMap<>();
    for (XmlElement node : graph.nodes()) {
      if (walk.known.containsKey(node)) {
        inOrder.put(step(node), walk.known.get(node));
      }
    }
    return inOrder;
  }

  /**
   * Reports something that has to be changed before the model is deployed.
   *
   * @param key of the texts, as {@link Finding} has it
   */
  public void error(Step at, String key, Object... arguments) {
    findings.error(graph.node(at.id()), key, arguments);
  }

  /** Reports something that should be changed, and stops no deployment. */
  public void warning(Step at, String key, Object... arguments) {
    findings.warning(graph.node(at.id()), key, arguments);
  }

  /** Whether nothing has to be changed so far: other findings may have the same cause. */
  public boolean noError() {
    return findings.noError();
  }

  private Step step(XmlElement node) {
    return new Step(
        node.id(),
        ServiceTaskRules.called(node),
        ServiceTaskRules.inputs(node).stream().map(XmlElement::trimmedText).toList(),
        node.attribute("camunda:formKey"),
        messages.getOrDefault(
            node.child("bpmn:messageEventDefinition").attribute("messageRef"), ""),
        node.is("bpmn:intermediateCatchEvent")
            && !node.children("bpmn:timerEventDefinition").isEmpty(),
        node.is("bpmn:startEvent"));
  }

  /**
   * An element of a model that a token passes.
   *
   * @param delegate what it calls, or empty
   * @param inputs the values that it hands to the delegate
   * @param formKey the screen of a user task, or empty
   * @param message for which it waits, or empty
   * @param isWait whether it lets time pass, and nothing else
   * @param isStart of the process, or of an event sub-process
   */
  public record Step(
      String id,
      String delegate,
      List<String> inputs,
      String formKey,
      String message,
      boolean isWait,
      boolean isStart) {

    public boolean calls(String name) {
      return delegate.equals(name);
    }

    public boolean calls(String name, String input) {
      return calls(name) && inputs.contains(input);
    }
  }

  private final class Walk<P extends Comparable<P>> {

    private final BiFunction<P, Step, P> past;
    private final Map<XmlElement, Set<P>> known = new IdentityHashMap<>();
    private final Deque<Token<P>> open = new ArrayDeque<>();

    Walk(BiFunction<P, Step, P> past) {
      this.past = past;
    }

    void come(XmlElement node, P progress) {
      if (known.computeIfAbsent(node, any -> new TreeSet<>()).add(progress)) {
        open.push(new Token<>(node, progress));
      }
    }

    void toTheEnd() {
      while (!open.isEmpty()) {
        Token<P> token = open.pop();
        graph.attached(token.node).forEach(event -> come(event, token.progress));
        P after = past.apply(token.progress, step(token.node));
        graph.next(token.node).forEach(next -> come(next, after));
      }
    }
  }

  private record Token<P>(XmlElement node, P progress) {}
}
