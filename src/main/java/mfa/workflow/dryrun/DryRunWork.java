package mfa.workflow.dryrun;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import mfa.platform.worker.Worker;
import mfa.workflow.dryrun.process.PlayLimit;
import mfa.workflow.dryrun.process.ProcessDryRun;
import mfa.workflow.process.ProcessContract;

/** Plays what waits to be played, apart from the pages that wait for it. */
@Dependent
class DryRunWork {

  private static final Logger LOG = Logger.getLogger(DryRunWork.class.getName());

  /** Somebody looks at the page meanwhile. */
  private static final Duration PAUSE = Duration.ofMillis(500);

  @Inject private PlayableProcesses processes;
  @Inject private Clock clock;

  @Produces
  static Worker playing(DryRunQueue queue, DryRunWork work) {
    return Worker.inBatches("process-dry-runs", PAUSE, () -> work.playNext(queue));
  }

  private boolean playNext(DryRunQueue queue) {
    Optional<DryRunQueue.Request> next = queue.next();
    next.ifPresent(this::play);
    return next.isPresent();
  }

  /** Whatever happens, nobody waits for ever. */
  private void play(DryRunQueue.Request request) {
    try {
      request.result().complete(compare(request));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, e, () -> "A dry run of " + request.process() + " failed.");
      request.result().completeExceptionally(e);
    } finally {
      request.result().cancel(false);
    }
  }

  private DryRunDifference compare(DryRunQueue.Request request) {
    return DryRunDifference.of(play(request, request.before()), play(request, request.after()));
  }

  private DryRun play(DryRunQueue.Request request, byte[] file) {
    ProcessContract contract = processes.contract(request.process()).orElseThrow();
    return ProcessDryRun.of(
        contract,
        processes.start(contract.process()),
        file,
        new PlayLimit(clock, request.result()::isDone));
  }
}
