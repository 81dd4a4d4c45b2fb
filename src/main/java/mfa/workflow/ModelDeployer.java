package mfa.workflow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.verification.RateLimit;
import mfa.verification.RateLimitService;
import mfa.workflow.process.EngineModels;
import mfa.workflow.process.Finding;
import mfa.workflow.process.ProcessContracts;
import mfa.workflow.process.version.FileHash;
import mfa.workflow.process.version.ModelVersion;

/**
 * Makes a file the newest version of its process, whichever way it came: checks it, sees to the
 * order of versions, and writes row, audit log and mails with it. Who may do that is decided
 * before.
 */
@ApplicationScoped
class ModelDeployer {

  /** Of one account, by all ways together. */
  static final int MAX_PER_HOUR = 30;

  @Inject private EngineModels models;
  @Inject private ProcessContracts contracts;
  @Inject private ProcessDeployments deployments;
  @Inject private RecordedVersions versions;
  @Inject private VersionItems items;
  @Inject private DeploymentMails mails;
  @Inject private RateLimitService rateLimits;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  /** The check comes before the lock: it takes as long as the file is large. */
  DeploymentResult deploy(DeploymentRequest request) {
    if (contracts.of(request.process()).isEmpty()) {
      return new DeploymentResult.Unknown();
    }
    List<Finding> findings = models.findings(request.process(), request.file());
    DeploymentResult result =
        findings.stream().anyMatch(Finding::error)
            ? new DeploymentResult.Refused(findings)
            : deployChecked(request, findings);
    return result instanceof DeploymentResult.Deployed ? result : refuse(request, result);
  }

  private DeploymentResult deployChecked(DeploymentRequest request, List<Finding> warnings) {
    versions.lock(request.process());
    Optional<ModelVersion> running = models.running(request.process());
    if (running.isPresent()) {
      if (Arrays.equals(models.file(running.get()), request.file())) {
        return new DeploymentResult.Unchanged(items.of(running.get()));
      }
      if (request.comparedWith() != null && request.comparedWith() != running.get().number()) {
        return new DeploymentResult.Outdated(items.of(running.get()));
      }
    }
    if (isTooMany(request)) {
      return new DeploymentResult.TooMany(MAX_PER_HOUR);
    }
    ModelVersion version =
        models.deploy(request.process(), request.file(), request.source().inEngine());
    record(version, request);
    return new DeploymentResult.Deployed(items.of(version), warnings);
  }

  /** Each version is mailed to many, and its file kept for as long as its tickets are. */
  private boolean isTooMany(DeploymentRequest request) {
    return rateLimits
        .use(RateLimit.perHour("deployment/" + request.accountId(), MAX_PER_HOUR))
        .isPresent();
  }

  private void record(ModelVersion version, DeploymentRequest request) {
    ProcessDeployment deployment =
        new ProcessDeployment(
            version,
            request.source(),
            request.note().text(),
            FileHash.of(request.file()),
            request.accountId(),
            clock.instant());
    versions.add(deployment);
    audit.record(
        AuditEvent.success(action(request), request.accountId())
            .saying(deployment.detail(request.wayIn())));
    if (request.source() == DeploymentSource.ROLLBACK) {
      mails.notifyOfRollback(version, request);
    } else {
      mails.notifyOfDeployment(version, request);
    }
  }

  /** Nothing is deployed; the audit log says what somebody wanted to, and why it is not. */
  DeploymentResult refuse(DeploymentRequest request, DeploymentResult result) {
    audit.record(
        AuditEvent.failure(action(request), request.accountId())
            .saying(
                String.format(
                    Locale.ROOT,
                    "%s, %s, %s, %s: %s",
                    request.versions(),
                    request.wayIn(),
                    FileHash.of(request.file()),
                    reason(result),
                    request.note().text())));
    return result;
  }

  private static String reason(DeploymentResult result) {
    String name = result.getClass().getSimpleName();
    return result instanceof DeploymentResult.Outdated outdated
        ? name + " by " + outdated.running().number()
        : name;
  }

  private static AuditAction action(DeploymentRequest request) {
    return request.source() == DeploymentSource.ROLLBACK
        ? AuditAction.PROCESS_ROLLED_BACK
        : AuditAction.PROCESS_DEPLOYED;
  }
}
