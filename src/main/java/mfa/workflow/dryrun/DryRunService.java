package mfa.workflow.dryrun;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.workflow.process.ProcessContract;

/** Has models played for process owners. No transaction of the product is open meanwhile. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DryRunService {

  @Inject private PlayableProcesses processes;
  @Inject private DryRunQueue queue;
  @Inject private CurrentRequest request;

  /**
   * Begins to play two versions of a process in the background, in place of what the caller had
   * played before; empty where this server has no such process, or too many runs wait already.
   *
   * @param before the running version
   * @param after what would replace it, of any content
   * @return done when both were played; the caller cancels it when nobody waits for it any more
   */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public Optional<Future<DryRunDifference>> begin(String process, byte[] before, byte[] after) {
    return processes
        .contract(process)
        .map(ProcessContract::process)
        .flatMap(known -> add(known, before, after));
  }

  private Optional<Future<DryRunDifference>> add(String process, byte[] before, byte[] after) {
    var result = new CompletableFuture<DryRunDifference>();
    boolean added =
        queue.add(
            new DryRunQueue.Request(request.requiredAccountId(), process, before, after, result));
    return added ? Optional.of(result) : Optional.empty();
  }
}
