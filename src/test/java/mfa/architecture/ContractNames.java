package mfa.architecture;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import mfa.ticket.process.UnbindContract;
import mfa.workflow.process.ProcessContract;
import mfa.workflow.process.ProcessContract.Delegate;
import mfa.workflow.process.ProcessContract.Variable;

/** All names of all contracts: process owners read each in words. */
final class ContractNames {

  private static final List<ProcessContract> CONTRACTS = List.of(UnbindContract.contract());

  private ContractNames() {}

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

  private static Object[] names(Function<ProcessContract, Stream<String>> kind) {
    return CONTRACTS.stream().flatMap(kind).distinct().toArray();
  }
}
