package mfa.workflow.dryrun;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import mfa.platform.request.Roles;
import mfa.workflow.dryrun.process.ProcessDryRun;
import mfa.workflow.process.ProcessContract;

/** Plays models for process owners. No transaction of the product is open meanwhile. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DryRunService {

  @Inject private PlayableProcesses processes;
  @Inject private DryRunTurn turn;

  /**
   * Plays two versions of a process; empty where this server has no such process, or plays another
   * one just now.
   *
   * @param before the running version
   * @param after what would replace it, of any content
   */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public Optional<DryRunDifference> compare(String process, byte[] before, byte[] after) {
    return processes
        .contract(process)
        .flatMap(contract -> turn.take(() -> compare(contract, before, after)));
  }

  private DryRunDifference compare(ProcessContract contract, byte[] before, byte[] after) {
    StartVariables start = processes.start(contract.process());
    return DryRunDifference.of(
        ProcessDryRun.of(contract, start, before), ProcessDryRun.of(contract, start, after));
  }
}
