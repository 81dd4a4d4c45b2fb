package mfa.workflow.migration;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import mfa.platform.persistence.MissingRow;

/** The migrations of all versions, and the tickets that stayed. */
@Dependent
class ProcessMigrations {

  @Inject private EntityManager entityManager;
  @Inject private MissingRow missingRow;

  /** Waits for anyone who begins to move tickets of the process; until the commit. */
  void lockTurn(String process) {
    missingRow.add("process_migration_turn", "process", process);
    entityManager
        .createNativeQuery(
            "select process from process_migration_turn where process = ?1 for update")
        .setParameter(1, process)
        .getResultList();
  }

  boolean isRunning(String process) {
    return !entityManager
        .createQuery(
            "select m.id from ProcessMigration m where m.process = :process and m.state = :running",
            Long.class)
        .setParameter("process", process)
        .setParameter("running", MigrationProgress.State.RUNNING)
        .getResultList()
        .isEmpty();
  }

  void add(ProcessMigration migration) {
    entityManager.persist(migration);
    entityManager.flush();
  }

  void add(MigrationFailure failure) {
    entityManager.persist(failure);
  }

  /** Waits for the ticket at hand; locked until the commit. */
  Optional<ProcessMigration> lock(long id) {
    return select("select * from process_migration where id = ?1 for update", id);
  }

  /** The migration, if no other server works on it; locked until the commit. */
  Optional<ProcessMigration> lockIfFree(long id) {
    return select("select * from process_migration where id = ?1 for update skip locked", id);
  }

  @SuppressWarnings("unchecked")
  private Optional<ProcessMigration> select(String query, long id) {
    return entityManager
        .createNativeQuery(query, ProcessMigration.class)
        .setParameter(1, id)
        .getResultList()
        .stream()
        .findFirst();
  }

  List<Long> running() {
    return entityManager
        .createQuery(
            "select m.id from ProcessMigration m where m.state = :running order by m.id",
            Long.class)
        .setParameter("running", MigrationProgress.State.RUNNING)
        .getResultList();
  }

  /** The newest one that moves tickets away from a version. */
  Optional<ProcessMigration> newest(String sourceId) {
    return entityManager
        .createQuery(
            "select m from ProcessMigration m where m.sourceId = :source order by m.id desc",
            ProcessMigration.class)
        .setParameter("source", sourceId)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  List<StayingTicket> failures(long migrationId, int offset, int max) {
    return entityManager
        .createQuery(
            "select f from MigrationFailure f where f.migrationId = :migration order by f.id",
            MigrationFailure.class)
        .setParameter("migration", migrationId)
        .setFirstResult(offset)
        .setMaxResults(max)
        .getResultStream()
        .map(MigrationFailure::item)
        .toList();
  }
}
