package mfa.workflow.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Logger;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/**
 * Brings the processes of the package into the engine at start: checked all together, and each only
 * where its file differs from the running version.
 *
 * <p>A version somebody deployed by hand is never replaced by a start. Running tickets stay on the
 * version they began with.
 */
public final class ProcessDeployer {

  /** Marks the versions that came with the package. */
  public static final String PACKAGE = "package";

  private static final Logger LOG = Logger.getLogger(ProcessDeployer.class.getName());

  private final List<ProcessContract> contracts;

  /**
   * @param contracts those of the processes that the package holds
   */
  public ProcessDeployer(List<ProcessContract> contracts) {
    this.contracts = contracts;
  }

  /**
   * Deploys what is new.
   *
   * @param packaged finds the files, below {@code bpmn/}
   * @throws InvalidProcessException if a file has errors; then nothing is deployed
   */
  public void deploy(RepositoryService repository, ClassLoader packaged) {
    Map<String, byte[]> files = new TreeMap<>();
    List<Finding> findings = new ArrayList<>();
    for (ProcessContract contract : contracts) {
      String process = contract.process();
      byte[] file = read(packaged, process);
      files.put(process, file);
      findings.addAll(new ProcessModelValidator(contract).findings(fileName(process), file));
    }
    judge(findings);
    files.forEach((process, file) -> deploy(repository, process, file));
  }

  private static void judge(List<Finding> findings) {
    if (findings.stream().anyMatch(Finding::error)) {
      throw new InvalidProcessException(findings);
    }
    findings.forEach(finding -> LOG.warning(finding::toString));
  }

  private static void deploy(RepositoryService repository, String process, byte[] file) {
    ProcessDefinition running =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey(process)
            .latestVersion()
            .singleResult();
    if (running == null
        || (isPackaged(repository, running) && differs(repository, running, file))) {
      // The engine's lock on deployments and its own comparison decide between two nodes that start
      // together: the second one finds the file of the first.
      repository
          .createDeployment()
          .name(process)
          .source(PACKAGE)
          .addInputStream(fileName(process), new ByteArrayInputStream(file))
          .enableDuplicateFiltering(true)
          .deploy();
    }
  }

  private static boolean isPackaged(RepositoryService repository, ProcessDefinition running) {
    Deployment deployment =
        repository.createDeploymentQuery().deploymentId(running.getDeploymentId()).singleResult();
    boolean packaged = PACKAGE.equals(deployment.getSource());
    if (!packaged) {
      LOG.info(
          () ->
              "The packaged file of "
                  + running.getKey()
                  + " is left alone: version "
                  + running.getVersion()
                  + " was deployed by hand.");
    }
    return packaged;
  }

  private static boolean differs(
      RepositoryService repository, ProcessDefinition running, byte[] file) {
    try (InputStream deployed =
        repository.getResourceAsStream(running.getDeploymentId(), running.getResourceName())) {
      return !Arrays.equals(deployed.readAllBytes(), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(ClassLoader packaged, String process) {
    String path = "bpmn/" + fileName(process);
    try (InputStream file = packaged.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException("The package has no " + path);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fileName(String process) {
    return process + ".bpmn";
  }
}
