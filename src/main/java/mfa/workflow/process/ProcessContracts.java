package mfa.workflow.process;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The contracts that the features provide, one for each process of the server. */
@Dependent
public class ProcessContracts {

  @Inject @Any private Instance<ProcessContract> contracts;

  /** All of them, by the ids of their processes. */
  public List<ProcessContract> all() {
    return contracts.stream().sorted(Comparator.comparing(ProcessContract::process)).toList();
  }

  /** The one of a process, by its id. */
  public Optional<ProcessContract> of(String process) {
    return contracts.stream().filter(contract -> contract.process().equals(process)).findFirst();
  }
}
