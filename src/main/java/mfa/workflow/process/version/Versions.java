package mfa.workflow.process.version;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinitionQuery;

/** The versions that an engine holds: asked for, read and made. */
public final class Versions {

  /** Marks the versions that came with the package. */
  public static final String PACKAGE = "package";

  private final RepositoryService repository;

  public Versions(RepositoryService repository) {
    this.repository = repository;
  }

  public Optional<ModelVersion> running(String process) {
    return Optional.ofNullable(of(process).latestVersion().singleResult()).map(Versions::version);
  }

  public Optional<ModelVersion> find(String definitionId) {
    return Optional.ofNullable(definition(definitionId)).map(Versions::version);
  }

  /** The versions of a process, newest first. */
  public List<ModelVersion> all(String process) {
    return of(process).orderByProcessDefinitionVersion().desc().list().stream()
        .map(Versions::version)
        .toList();
  }

  /** The newest of them. */
  public List<ModelVersion> newest(String process, int max) {
    return of(process).orderByProcessDefinitionVersion().desc().listPage(0, max).stream()
        .map(Versions::version)
        .toList();
  }

  /** Where the version came from, as its deployment says. */
  public String source(ModelVersion version) {
    return deployment(version).getSource();
  }

  public Instant deployedAt(ModelVersion version) {
    return deployment(version).getDeploymentTime().toInstant();
  }

  public byte[] file(ModelVersion version) {
    try (InputStream file = repository.getProcessModel(version.definitionId())) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes another version of the process; of a packaged file only where it differs from the last
   * one, so that of two servers that start together the second finds the file of the first.
   */
  public ModelVersion deploy(String process, byte[] file, String source) {
    DeploymentBuilder deploying =
        repository
            .createDeployment()
            .name(process)
            .source(source)
            .addInputStream(fileName(process), new ByteArrayInputStream(file));
    Deployment deployment =
        (source.equals(PACKAGE) ? deploying.enableDuplicateFiltering(true) : deploying).deploy();
    return version(
        repository.createProcessDefinitionQuery().deploymentId(deployment.getId()).singleResult());
  }

  public static String fileName(String process) {
    return process + ".bpmn";
  }

  private ProcessDefinitionQuery of(String process) {
    return repository.createProcessDefinitionQuery().processDefinitionKey(process);
  }

  private ProcessDefinition definition(String definitionId) {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionId(definitionId)
        .singleResult();
  }

  private Deployment deployment(ModelVersion version) {
    return repository.createDeploymentQuery().deploymentId(version.deploymentId()).singleResult();
  }

  private static ModelVersion version(ProcessDefinition definition) {
    return new ModelVersion(
        definition.getId(),
        definition.getDeploymentId(),
        definition.getKey(),
        definition.getVersion(),
        definition.getVersionTag() == null ? "" : definition.getVersionTag(),
        definition.getName() == null ? definition.getKey() : definition.getName());
  }
}
