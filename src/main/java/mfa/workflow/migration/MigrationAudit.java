package mfa.workflow.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.workflow.DeploymentNote;
import mfa.workflow.process.EngineModels;

/** What the audit log says of migrations: whose, between which files, why, and what came of it. */
@ApplicationScoped
class MigrationAudit {

  @Inject private EngineModels models;
  @Inject private AuditService audit;

  void record(AuditAction action, ProcessMigration migration, String outcome) {
    audit.record(
        AuditEvent.success(action, migration.startedBy())
            .saying(
                String.format(
                    Locale.ROOT,
                    "%s %d (%s) -> %d (%s), %s: %s",
                    migration.process(),
                    migration.sourceNumber(),
                    hash(migration.sourceId()),
                    migration.targetNumber(),
                    hash(migration.targetId()),
                    outcome,
                    migration.note())));
  }

  private String hash(String definitionId) {
    return models.find(definitionId).map(models::fileHash).orElse("gone");
  }

  /**
   * @param sourceId as somebody sent it, as is the other
   */
  void recordRefusal(
      MigrationResult refusal, String sourceId, String targetId, DeploymentNote note, long author) {
    audit.record(
        AuditEvent.failure(AuditAction.PROCESS_MIGRATION_STARTED, author)
            .saying(
                String.format(
                    Locale.ROOT,
                    "%s -> %s, %s: %s",
                    version(sourceId),
                    version(targetId),
                    refusal,
                    note.text())));
  }

  private String version(String definitionId) {
    return models
        .find(definitionId)
        .map(version -> version.process() + " " + version.number())
        .orElse("unknown");
  }
}
