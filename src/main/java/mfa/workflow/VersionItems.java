package mfa.workflow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import mfa.account.AccountService;
import mfa.workflow.process.EngineModels;
import mfa.workflow.process.version.ModelVersion;
import mfa.workflow.process.version.VersionLoad;

/**
 * Puts together what lists say of versions: our row, the name of its author, what the engine runs.
 */
@ApplicationScoped
class VersionItems {

  @Inject private EngineModels models;
  @Inject private ProcessDeployments deployments;
  @Inject private AccountService accounts;

  /** Also of one that a server of an older release deployed; the next start records it. */
  VersionItem of(ModelVersion version) {
    return of(List.of(deployments.find(version.definitionId()).orElseGet(() -> packaged(version))))
        .getFirst();
  }

  private ProcessDeployment packaged(ModelVersion version) {
    return new ProcessDeployment(
        version,
        DeploymentSource.PACKAGE,
        "",
        models.fileHash(version),
        null,
        models.deployedAt(version));
  }

  List<VersionItem> of(List<ProcessDeployment> rows) {
    Map<String, VersionLoad> loads =
        models.loads(
            rows.stream().map(ProcessDeployment::definitionId).collect(Collectors.toSet()));
    Set<Long> authors =
        rows.stream()
            .map(ProcessDeployment::accountId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Map<Long, String> names = accounts.names(authors);
    return rows.stream()
        .map(
            row ->
                row.item(
                    row.accountId() == null ? null : names.get(row.accountId()),
                    row.number() == deployments.newest(row.process()),
                    loads.getOrDefault(row.definitionId(), VersionLoad.NONE)))
        .toList();
  }
}
