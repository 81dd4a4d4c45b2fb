package mfa.workflow.draft.process;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import mfa.workflow.process.WorkflowEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/** The files of the versions in the engine. */
@Dependent
public class DeployedModels {

  @Inject private WorkflowEngine engine;

  /** The version that new tickets follow. */
  public Optional<DeployedModel> running(String process) {
    return Optional.ofNullable(
            repository()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult())
        .map(this::read);
  }

  /** A version by its id in the engine. */
  public Optional<DeployedModel> version(String definitionId) {
    return Optional.ofNullable(
            repository()
                .createProcessDefinitionQuery()
                .processDefinitionId(definitionId)
                .singleResult())
        .map(this::read);
  }

  private DeployedModel read(ProcessDefinition definition) {
    try (InputStream file = repository().getProcessModel(definition.getId())) {
      return new DeployedModel(
          definition.getId(), definition.getKey(), definition.getVersion(), file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RepositoryService repository() {
    return engine.engine().getRepositoryService();
  }
}
