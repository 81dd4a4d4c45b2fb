package mfa.workflow.migration;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mfa.audit.AuditAction;
import mfa.platform.persistence.DatabaseAway;
import mfa.workflow.migration.process.EngineMigration;
import mfa.workflow.migration.process.EngineMigration.NewStep;
import mfa.workflow.migration.process.MoveProblem;
import mfa.workflow.migration.process.RunningInstance;
import mfa.workflow.migration.process.RunningInstances;

/**
 * The transactions of the worker that moves tickets: how far it is commits with the ticket, so that
 * each ticket is moved once, whatever dies in between.
 */
@Stateless
public class MigrationRunService {

  @Inject private ProcessMigrations migrations;
  @Inject private RunningInstances instances;
  @Inject private EngineMigration engine;
  @Inject private MigrationAudit audit;
  @Inject private Event<MigrationBegins> begins;
  @Inject private Event<InstanceMigrated> migrated;
  @Inject private Clock clock;

  /** The migrations that are not at their end. */
  @PermitAll
  public List<Long> running() {
    return migrations.running();
  }

  /** The ticket that comes next; the migration ends where there is none. */
  @PermitAll
  public Optional<RunningInstance> next(long id) {
    Optional<ProcessMigration> migration =
        migrations.lockIfFree(id).filter(ProcessMigration::isRunning);
    Optional<RunningInstance> next =
        migration.flatMap(each -> instances.after(each.sourceId(), each.afterInstance()));
    if (next.isEmpty()) {
      migration.ifPresent(this::end);
    }
    return next;
  }

  private void end(ProcessMigration migration) {
    migration.finish(
        instances.countUnlisted(migration.sourceId(), migration.id()), clock.instant());
    audit.record(AuditAction.PROCESS_MIGRATION_ENDED, migration, migration.result());
  }

  /** Moves a ticket, or passes by it where it has ended; nothing where another server was first. */
  @PermitAll
  public void move(long id, RunningInstance instance) {
    migrations
        .lockIfFree(id)
        .filter(migration -> migration.isBefore(instance))
        .ifPresent(migration -> move(migration, instance));
  }

  private void move(ProcessMigration migration, RunningInstance instance) {
    begins.fire(new MigrationBegins(instance.number()));
    if (!instances.isOn(migration.sourceId(), instance)) {
      migration.passBy(instance);
      return;
    }
    Map<String, NewStep> steps =
        engine.move(
            instance, migration.sourceId(), migration.targetId(), migration.restartsTimers());
    migrated.fire(
        new InstanceMigrated(
            instance.number(), migration.sourceNumber(), migration.targetNumber(), steps));
    migration.move(instance);
  }

  /**
   * Moving failed, and nothing of it stayed.
   *
   * @return whether it is to be tried again later
   */
  @PermitAll
  public boolean fail(long id, RunningInstance instance, RuntimeException failure) {
    if (DatabaseAway.isCauseOf(failure)) {
      return true; // and is there again, or this could not be asked: no fault of the ticket
    }
    Optional<ProcessMigration> migration =
        migrations.lock(id).filter(each -> each.isBefore(instance));
    return migration.isPresent() && fail(migration.get(), instance, failure);
  }

  private boolean fail(
      ProcessMigration migration, RunningInstance instance, RuntimeException failure) {
    MoveProblem problem = engine.problem(failure, migration.sourceId());
    if (problem.reason() == MoveProblem.Reason.AT_WORK && migration.mayTryAgain()) {
      return true;
    }
    migration.leave(instance);
    migrations.add(new MigrationFailure(migration, instance.number(), problem, clock.instant()));
    return false;
  }
}
