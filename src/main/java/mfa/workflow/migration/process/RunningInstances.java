package mfa.workflow.migration.process;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;

/** The running instances of a version in the order of their ids, read from the engine's table. */
@Dependent
public class RunningInstances {

  private static final String OF_VERSION =
      " from ACT_RU_EXECUTION e where e.PROC_DEF_ID_ = ?1 and e.PARENT_ID_ is null";

  @Inject private EntityManager entityManager;

  public long count(String versionId) {
    Query query =
        entityManager.createNativeQuery("select count(*)" + OF_VERSION).setParameter(1, versionId);
    return ((Number) query.getSingleResult()).longValue();
  }

  /** Those that are not listed as failures of the migration: they came after it passed by. */
  public long countUnlisted(String versionId, long migrationId) {
    Query query =
        entityManager
            .createNativeQuery(
                "select count(*)"
                    + OF_VERSION
                    + " and not exists (select 1 from process_migration_failure f"
                    + " where f.migration_id = ?2 and f.ticket_number = e.BUSINESS_KEY_)")
            .setParameter(1, versionId)
            .setParameter(2, migrationId);
    return ((Number) query.getSingleResult()).longValue();
  }

  /** The next one after an id. */
  public Optional<RunningInstance> after(String versionId, String id) {
    List<?> rows =
        entityManager
            .createNativeQuery(
                "select e.ID_, e.BUSINESS_KEY_" + OF_VERSION + " and e.ID_ > ?2 order by e.ID_")
            .setParameter(1, versionId)
            .setParameter(2, id)
            .setMaxResults(1)
            .getResultList();
    return rows.stream()
        .findFirst()
        .map(row -> (Object[]) row)
        .map(row -> new RunningInstance((String) row[0], (String) row[1]));
  }

  /** Whether it still runs on that version. */
  public boolean isOn(String versionId, RunningInstance instance) {
    return !entityManager
        .createNativeQuery("select e.ID_" + OF_VERSION + " and e.ID_ = ?2")
        .setParameter(1, versionId)
        .setParameter(2, instance.id())
        .getResultList()
        .isEmpty();
  }
}
