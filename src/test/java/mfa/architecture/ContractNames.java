package mfa.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mfa.ticket.process.SupportContract;
import mfa.ticket.process.UnbindContract;
import mfa.workflow.process.ProcessContract;
import mfa.workflow.process.ProcessContract.Delegate;
import mfa.workflow.process.ProcessContract.Variable;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** All names of all contracts: process owners read each in words. */
final class ContractNames {

  private static final List<ProcessContract> CONTRACTS =
      List.of(UnbindContract.contract(), SupportContract.contract());

  private static final List<Class<? extends FlowNode>> STEPS =
      List.of(
          UserTask.class, ServiceTask.class, IntermediateCatchEvent.class, EventBasedGateway.class);

  private ContractNames() {}

  static Object[] processes() {
    return names(contract -> Stream.of(contract.process()));
  }

  static Object[] delegates() {
    return names(contract -> contract.delegates().stream().map(Delegate::name));
  }

  static Object[] inputs() {
    return names(
        contract ->
            contract.delegates().stream().map(Delegate::input).filter(name -> !name.isEmpty()));
  }

  static Object[] choices() {
    return names(
        contract ->
            contract.delegates().stream()
                .flatMap(
                    each -> each.choices().stream().map(choice -> each.input() + "." + choice)));
  }

  static Object[] messages() {
    return names(contract -> contract.messages().stream());
  }

  static Object[] variables() {
    return names(contract -> contract.variables().stream().map(Variable::name));
  }

  static Object[] values() {
    return names(
        contract ->
            contract.variables().stream()
                .flatMap(each -> each.choices().stream().map(value -> each.name() + "." + value)));
  }

  static Object[] groups() {
    return names(contract -> contract.groups().stream());
  }

  static Object[] formKeys() {
    return names(contract -> contract.formKeys().stream());
  }

  /** The steps of the packaged models that tickets can be at, by their ids: what each is called. */
  static Map<String, String> steps() {
    return CONTRACTS.stream()
        .map(contract -> Bpmn.readModelFromFile(new File("bpmn/" + contract.process() + ".bpmn")))
        .flatMap(
            model -> STEPS.stream().flatMap(kind -> model.getModelElementsByType(kind).stream()))
        .collect(Collectors.toMap(FlowNode::getId, FlowNode::getName, ContractNames::same));
  }

  /** What has one id in two models has one text. */
  private static String same(String name, String other) {
    assertThat(other).isEqualTo(name);
    return name;
  }

  /** What else of their drawings has a name. */
  static Map<String, String> elements() {
    return CONTRACTS.stream()
        .map(contract -> Bpmn.readModelFromFile(new File("bpmn/" + contract.process() + ".bpmn")))
        .flatMap(model -> model.getModelElementsByType(FlowElement.class).stream())
        .filter(element -> element.getName() != null)
        .filter(element -> STEPS.stream().noneMatch(kind -> kind.isInstance(element)))
        .collect(Collectors.toMap(FlowElement::getId, FlowElement::getName, ContractNames::same));
  }

  private static Object[] names(Function<ProcessContract, Stream<String>> kind) {
    return CONTRACTS.stream().flatMap(kind).distinct().toArray();
  }
}
