package mfa.workflow.dryrun;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import mfa.workflow.process.ProcessContract;
import mfa.workflow.process.ProcessContracts;

/** What the features say of their processes, as far as it takes to play them. */
@Dependent
class PlayableProcesses {

  @Inject private ProcessContracts contracts;
  @Inject @Any private Instance<StartVariables> starts;

  Optional<ProcessContract> contract(String process) {
    return contracts.of(process);
  }

  StartVariables start(String process) {
    return starts.stream()
        .filter(each -> each.process().equals(process))
        .findFirst()
        .orElseGet(() -> new StartVariables(process, Map.of()));
  }
}
