package mfa.workflow.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Logger;
import mfa.workflow.process.version.ModelVersion;
import mfa.workflow.process.version.VersionRecord;
import mfa.workflow.process.version.Versions;
import org.camunda.bpm.engine.RepositoryService;

/**
 * Brings the processes of the package into the engine at start: checked all together, and each only
 * where its file differs from the running version.
 *
 * <p>A version somebody deployed by hand is never replaced by a start. Running tickets stay on the
 * version they began with.
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
      byte[] file = read(packaged, process);
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
    Optional<ModelVersion> running = versions.running(process);
    List<ModelVersion> before = versions.all(process);
    if (running.isEmpty() || isOlderPackage(versions, running.get(), file)) {
      versions.deploy(process, file, Versions.PACKAGE);
    }
    for (ModelVersion version : versions.all(process)) {
      if (!record.isRecorded(version)) {
        record.recordPackaged(version, versions.file(version), !before.contains(version));
      }
    }
  }

  private static boolean isOlderPackage(Versions versions, ModelVersion running, byte[] file) {
    boolean differs = !Arrays.equals(versions.file(running), file);
    boolean packaged = Versions.PACKAGE.equals(versions.source(running));
    if (differs && !packaged) {
      LOG.info(
          () ->
              "The packaged file of "
                  + running.process()
                  + " is left alone: version "
                  + running.number()
                  + " was deployed by hand.");
    }
    return differs && packaged;
  }

  private static byte[] read(ClassLoader packaged, String process) {
    String path = "bpmn/" + Versions.fileName(process);
    try (InputStream file = packaged.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException("The package has no " + path);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
