package mfa.workflow.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import mfa.workflow.process.ProcessContract.Delegate;
import mfa.workflow.process.ProcessContract.Effect;
import org.xml.sax.SAXException;

/** Finds the steps of a model: where its tickets can be, in the order of the file. */
public final class ModelSteps {

  private static final Map<String, ModelStep.Kind> KINDS =
      Map.of(
          "bpmn:userTask", ModelStep.Kind.PERSON,
          "bpmn:serviceTask", ModelStep.Kind.SERVER,
          "bpmn:intermediateCatchEvent", ModelStep.Kind.WAIT,
          "bpmn:eventBasedGateway", ModelStep.Kind.WAIT);

  private final ModelGraph graph;
  private final Map<String, Delegate> closing;

  private ModelSteps(ModelGraph graph, ProcessContract contract) {
    this.graph = graph;
    this.closing =
        contract.delegates().stream()
            .filter(delegate -> delegate.effect() == Effect.CLOSES)
            .collect(Collectors.toMap(each -> "${" + each.name() + "}", Function.identity()));
  }

  /**
   * Those of a file that was checked.
   *
   * @throws IllegalArgumentException if it is no model
   */
  public static List<ModelStep> of(byte[] file, ProcessContract contract) {
    try {
      XmlElement process = ModelReader.read(file).child("bpmn:process");
      ModelSteps steps = new ModelSteps(new ModelGraph(process), contract);
      return steps.graph.nodes().stream().filter(steps::isStep).map(steps::step).toList();
    } catch (SAXException e) {
      throw new IllegalArgumentException("No model can be read.", e);
    }
  }

  /** What follows an event-based gateway is waited for at the gateway. */
  private boolean isStep(XmlElement node) {
    return KINDS.containsKey(node.name())
        && graph.incoming(node).stream()
            .map(flow -> graph.node(flow.attribute("sourceRef")))
            .noneMatch(source -> source.is("bpmn:eventBasedGateway"));
  }

  private ModelStep step(XmlElement node) {
    String name = node.label().isEmpty() ? node.id() : node.label();
    return new ModelStep(node.id(), name, KINDS.get(node.name()), outcome(node), isTimed(node));
  }

  private String outcome(XmlElement node) {
    return Optional.ofNullable(closing.get(node.attribute("camunda:delegateExpression")))
        .flatMap(delegate -> input(node, delegate.input()))
        .orElse("");
  }

  private static Optional<String> input(XmlElement node, String name) {
    return node
        .child("bpmn:extensionElements", "camunda:inputOutput")
        .children("camunda:inputParameter")
        .stream()
        .filter(input -> input.attribute("name").equals(name))
        .map(XmlElement::trimmedText)
        .findFirst();
  }

  private boolean isTimed(XmlElement node) {
    Set<XmlElement> waiting = ModelGraph.setOf(graph.attached(node));
    waiting.add(node);
    if (node.is("bpmn:eventBasedGateway")) {
      waiting.addAll(graph.next(node));
    }
    return waiting.stream()
        .anyMatch(event -> !event.children("bpmn:timerEventDefinition").isEmpty());
  }
}
