package mfa.workflow;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import mfa.platform.request.ListPage;
import mfa.platform.request.Roles;
import mfa.workflow.process.EngineModels;
import mfa.workflow.process.version.ModelVersion;

/** The processes and their versions: numbers and ages, nothing of what tickets say. */
@Stateless
public class VersionService {

  @Inject private EngineModels models;
  @Inject private ProcessDeployments deployments;
  @Inject private VersionItems items;
  @Inject private PackageOffers offers;

  /** All processes with the version that runs, by id. */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public List<ProcessItem> processes() {
    return models.processes().stream()
        .flatMap(process -> models.running(process).stream())
        .map(this::item)
        .toList();
  }

  private ProcessItem item(ModelVersion running) {
    return new ProcessItem(
        running.process(), running.name(), items.of(running), deployments.count(running.process()));
  }

  /** A part of the versions of a process, newest first. */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public List<VersionItem> page(String process, ListPage page) {
    return items.of(deployments.page(process, page));
  }

  @RolesAllowed(Roles.PROCESS_OWNER)
  public long count(String process) {
    return deployments.count(process);
  }

  /** The file that came with the product, where it was never deployed and a person's runs. */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public Optional<byte[]> offered(String process) {
    return offers.of(process);
  }

  /** The file of a version, as it was deployed. */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public Optional<byte[]> file(String definitionId) {
    return models.find(definitionId).map(models::file);
  }
}
