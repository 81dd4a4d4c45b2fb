package mfa.workflow.statistics.process;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import mfa.workflow.process.ModelStep;
import mfa.workflow.process.ModelSteps;
import mfa.workflow.process.ProcessContract;
import mfa.workflow.process.WorkflowEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/** The versions that the engine holds, with their files and steps. */
@ApplicationScoped
public class ProcessVersions {

  @Inject private WorkflowEngine engine;
  @Inject @Any private Instance<ProcessContract> contracts;

  /** The version of this id; empty where there is none. */
  public Optional<ProcessVersion> find(String id) {
    return Optional.ofNullable(
            repository().createProcessDefinitionQuery().processDefinitionId(id).singleResult())
        .map(this::version);
  }

  /** The versions of a process, newest first. */
  public List<ProcessVersion> of(String process) {
    return repository()
        .createProcessDefinitionQuery()
        .processDefinitionKey(process)
        .orderByProcessDefinitionVersion()
        .desc()
        .list()
        .stream()
        .map(this::version)
        .toList();
  }

  private ProcessVersion version(ProcessDefinition definition) {
    Deployment deployment =
        repository()
            .createDeploymentQuery()
            .deploymentId(definition.getDeploymentId())
            .singleResult();
    return new ProcessVersion(
        definition.getId(),
        definition.getKey(),
        Objects.requireNonNullElse(definition.getName(), definition.getKey()),
        definition.getVersion(),
        Objects.requireNonNullElse(definition.getVersionTag(), ""),
        deployment.getDeploymentTime().toInstant());
  }

  /** The file of a version, as it was deployed. */
  public byte[] file(ProcessVersion version) {
    try (InputStream file = repository().getProcessModel(version.id())) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where tickets of a version can be, in the order of its file. */
  public List<ModelStep> steps(ProcessVersion version) {
    ProcessContract contract =
        contracts.stream()
            .filter(each -> each.process().equals(version.process()))
            .findFirst()
            .orElseThrow();
    return ModelSteps.of(file(version), contract);
  }

  private RepositoryService repository() {
    return engine.engine().getRepositoryService();
  }
}
