package mfa.workflow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.workflow.process.version.FileHash;
import mfa.workflow.process.version.ModelVersion;
import mfa.workflow.process.version.VersionRecord;

/** Gives every version in the engine its row in our table, with an entry in the audit log. */
@ApplicationScoped
class RecordedVersions implements VersionRecord {

  private static final String OF_PACKAGE = "package";

  @Inject private ProcessDeployments deployments;
  @Inject private DeploymentMails mails;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  @Override
  public void lock(String process) {
    if (deployments.lockHead(process) == null) {
      deployments.addHead(process);
    }
  }

  @Override
  public Set<String> recorded(String process) {
    return deployments.definitions(process);
  }

  @Override
  public boolean wasDeployed(String process, byte[] file) {
    return deployments.hasFile(process, FileHash.of(file));
  }

  @Override
  public void recordFound(ModelVersion version, byte[] file, Instant deployedAt) {
    add(packaged(version, file, deployedAt));
  }

  @Override
  public void recordPackaged(ModelVersion version, byte[] file) {
    ProcessDeployment deployment = packaged(version, file, clock.instant());
    add(deployment);
    audit.record(
        AuditEvent.success(AuditAction.PROCESS_DEPLOYED, null)
            .saying(deployment.detail(DeploymentSource.PACKAGE.name())));
    mails.notifyOfPackage(version);
  }

  private static ProcessDeployment packaged(ModelVersion version, byte[] file, Instant deployedAt) {
    return new ProcessDeployment(
        version, DeploymentSource.PACKAGE, OF_PACKAGE, FileHash.of(file), null, deployedAt);
  }

  /** The row of a version that was just deployed; the process is locked. */
  void add(ProcessDeployment deployment) {
    deployments.add(deployment);
    deployments.lockHead(deployment.process()).moveTo(deployment.number());
  }
}
