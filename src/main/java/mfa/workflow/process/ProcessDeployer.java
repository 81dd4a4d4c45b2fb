package mfa.workflow.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Logger;
import mfa.workflow.process.version.ModelVersion;
import mfa.workflow.process.version.PackagedModels;
import mfa.workflow.process.version.VersionRecord;
import mfa.workflow.process.version.Versions;
import org.camunda.bpm.engine.RepositoryService;

/**
 * Brings the processes of the package into the engine at start: checked all together, and each only
 * where its file was never a version before.
 *
 * <p>A version somebody deployed by hand is never replaced by a start, and no version by a file
 * that ran earlier: a restart, or a server of an older release, takes nothing back. Running tickets
 * stay on the version they began with.
 */
public final class ProcessDeployer {

  private static final Logger LOG = Logger.getLogger(ProcessDeployer.class.getName());

  private final List<ProcessContract> contracts;
  private final VersionRecord record;

  /**
   * @param contracts those of the processes that the package holds
   * @param record is told of each version, in the transaction at hand
   */
  public ProcessDeployer(List<ProcessContract> contracts, VersionRecord record) {
    this.contracts = contracts;
    this.record = record;
  }

  /**
   * Deploys what is new.
   *
   * @param packaged finds the files, below {@code bpmn/}
   * @throws InvalidProcessException if a file has errors; then nothing is deployed
   * @throws IllegalStateException if there is no process at all, or the file of one is missing
   */
  public void deploy(RepositoryService repository, ClassLoader packaged) {
    if (contracts.isEmpty()) {
      throw new IllegalStateException(
          "No feature provides a ProcessContract, so no process would run and no ticket could be"
              + " filed.");
    }
    Map<String, byte[]> files = new TreeMap<>();
    List<Finding> findings = new ArrayList<>();
    for (ProcessContract contract : contracts) {
      String process = contract.process();
      byte[] file = PackagedModels.file(packaged, process);
      files.put(process, file);
      findings.addAll(
          new ProcessModelValidator(contract).findings(Versions.fileName(process), file));
    }
    judge(findings);
    Versions versions = new Versions(repository);
    files.forEach((process, file) -> deploy(versions, process, file));
  }

  private static void judge(List<Finding> findings) {
    if (findings.stream().anyMatch(Finding::error)) {
      throw new InvalidProcessException(findings);
    }
    findings.forEach(finding -> LOG.warning(finding::toString));
  }

  private void deploy(Versions versions, String process, byte[] file) {
    record.lock(process);
    recordOthers(versions, process);
    Optional<ModelVersion> running = versions.running(process);
    if (running.isEmpty() || isNewPackage(versions, running.get(), file)) {
      record.recordPackaged(versions.deploy(process, file, Versions.PACKAGE), file);
    }
  }

  private void recordOthers(Versions versions, String process) {
    Set<String> recorded = record.recorded(process);
    versions.all(process).stream()
        .filter(version -> !recorded.contains(version.definitionId()))
        .forEach(
            version ->
                record.recordFound(version, versions.file(version), versions.deployedAt(version)));
  }

  /** A file that ran before was replaced by somebody, or by a newer package. */
  private boolean isNewPackage(Versions versions, ModelVersion running, byte[] file) {
    if (Arrays.equals(versions.file(running), file)) {
      return false;
    }
    boolean isNew =
        Versions.PACKAGE.equals(versions.source(running))
            && !record.wasDeployed(running.process(), file);
    if (!isNew) {
      LOG.info(
          () ->
              "The packaged file of "
                  + running.process()
                  + " is left alone: version "
                  + running.number()
                  + " was deployed by hand, or after this file. See the page Processes.");
    }
    return isNew;
  }
}
