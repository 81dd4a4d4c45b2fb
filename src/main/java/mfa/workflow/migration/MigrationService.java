package mfa.workflow.migration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import mfa.account.PlatformRole;
import mfa.audit.AuditAction;
import mfa.authenticator.AuthenticatorService;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.ListPage;
import mfa.platform.request.Roles;
import mfa.session.SessionService;
import mfa.workflow.DeploymentNote;
import mfa.workflow.migration.process.EngineMigration;
import mfa.workflow.migration.process.RunningInstances;
import mfa.workflow.process.EngineModels;
import mfa.workflow.process.Finding;
import mfa.workflow.process.version.ModelVersion;
import mfa.workflow.statistics.process.EngineTokens;

/** Lets process owners move the running tickets of a version: plan, begin, watch, stop. */
@Stateless
public class MigrationService {

  /** So many versions are offered to move tickets to. */
  public static final int MAX_TARGETS = 50;

  @Inject private ProcessMigrations migrations;
  @Inject private EngineModels models;
  @Inject private RunningInstances instances;
  @Inject private EngineTokens tokens;
  @Inject private EngineMigration engine;
  @Inject private AuthenticatorService authenticators;
  @Inject private SessionService sessions;
  @Inject private MigrationAudit audit;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /** The newest other versions of the same process, newest first. */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public List<ModelVersion> targets(String sourceId) {
    return models.find(sourceId).stream()
        .flatMap(source -> models.newest(source.process(), MAX_TARGETS + 1).stream())
        .filter(version -> !version.definitionId().equals(sourceId))
        .limit(MAX_TARGETS)
        .toList();
  }

  /** What moving would do; nothing moves. Empty where there are no such two versions. */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public Optional<MigrationPlan> plan(String sourceId, String targetId) {
    return models
        .find(sourceId)
        .flatMap(source -> target(source, targetId).map(target -> plan(source, target)));
  }

  private Optional<ModelVersion> target(ModelVersion source, String targetId) {
    return models
        .find(targetId)
        .filter(target -> target.process().equals(source.process()))
        .filter(target -> !target.definitionId().equals(source.definitionId()));
  }

  private MigrationPlan plan(ModelVersion source, ModelVersion target) {
    return new MigrationPlan(
        source,
        target,
        engine.plan(source, target),
        tokens.count(source.definitionId()),
        instances.count(source.definitionId()));
  }

  /** Begins to move all tickets of a version; the worker does it. */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public MigrationResult begin(
      String sourceId, String targetId, boolean restartTimers, DeploymentNote note) {
    Optional<ModelVersion> source = models.find(sourceId);
    Optional<ModelVersion> target = source.flatMap(from -> target(from, targetId));
    MigrationResult result =
        target.isEmpty()
            ? MigrationResult.NO_SUCH_VERSION
            : begin(source.get(), target.get(), restartTimers, note);
    if (result != MigrationResult.STARTED) {
      audit.recordRefusal(result, sourceId, targetId, note, request.requiredAccountId());
    }
    return result;
  }

  private MigrationResult begin(
      ModelVersion source, ModelVersion target, boolean restartTimers, DeploymentNote note) {
    if (!authenticators.lockActiveHolder(request.requiredAccountId(), PlatformRole.PROCESS_OWNER)) {
      return MigrationResult.NOT_ALLOWED;
    }
    if (!sessions.hasFreshCode()) {
      return MigrationResult.NEEDS_CODE;
    }
    if (models.findings(target.process(), models.file(target)).stream().anyMatch(Finding::error)) {
      return MigrationResult.TARGET_HAS_ERRORS;
    }
    migrations.lockTurn(source.process());
    if (migrations.isRunning(source.process())) {
      return MigrationResult.RUNNING;
    }
    long total = instances.count(source.definitionId());
    if (total == 0) {
      return MigrationResult.NOTHING_TO_MOVE;
    }
    ProcessMigration migration =
        new ProcessMigration(
            source,
            target,
            restartTimers,
            note,
            total,
            request.requiredAccountId(),
            clock.instant());
    migrations.add(migration);
    audit.record(AuditAction.PROCESS_MIGRATION_STARTED, migration, migration.intention());
    return MigrationResult.STARTED;
  }

  /** Ends a migration after the ticket at hand; false where it was at its end. */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public boolean stop(long id) {
    Optional<ProcessMigration> running = migrations.lock(id).filter(ProcessMigration::isRunning);
    running.ifPresent(
        migration -> {
          migration.stop(clock.instant());
          audit.record(AuditAction.PROCESS_MIGRATION_STOPPED, migration, migration.result());
        });
    return running.isPresent();
  }

  /** How far the newest migration away from a version is. */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public Optional<MigrationProgress> newest(String sourceId) {
    return migrations.newest(sourceId).map(ProcessMigration::progress);
  }

  /** The tickets that a migration left where they were, in its order. */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public List<StayingTicket> staying(long id, ListPage page) {
    return migrations.failures(id, page.offset(), page.max());
  }
}
