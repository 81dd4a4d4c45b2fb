package mfa.audit;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.stream.Collectors;
import mfa.platform.persistence.SqlValues;

/** Finds the entries of one workspace. */
@Dependent
class WorkspaceEntries {

  /** So many are read for a text that none of them may have. */
  private static final int MAX_SEARCHED = 20_000;

  private static final String NEWEST_FIRST = " order by e.recorded_at desc, e.id desc";

  @Inject private EntityManager entityManager;

  /**
   * Newest first. First the ids, which one index has in this order: what is skipped is not read.
   */
  List<AuditEntry> page(long workspaceId, WorkspaceAuditFilter filter, int offset, int max) {
    SqlValues values = new SqlValues();
    String sql =
        "select e.id"
            + entries(workspaceId, filter, values)
            + NEWEST_FIRST
            + " offset "
            + offset
            + " rows fetch next "
            + max
            + " rows only";
    List<Long> ids = ids(values.query(entityManager, sql));
    return ids.isEmpty()
        ? List.of()
        : entityManager
            .createQuery(
                "select e from AuditEntry e where e.id in :ids"
                    + " order by e.recordedAt desc, e.id desc",
                AuditEntry.class)
            .setParameter("ids", ids)
            .getResultList();
  }

  long count(long workspaceId, WorkspaceAuditFilter filter) {
    SqlValues values = new SqlValues();
    Query query =
        values.query(entityManager, "select count(*)" + entries(workspaceId, filter, values));
    return ((Number) query.getSingleResult()).longValue();
  }

  private static String entries(long workspaceId, WorkspaceAuditFilter filter, SqlValues values) {
    String found = " from audit_entry e" + narrowed(workspaceId, filter, values);
    return filter.search().isEmpty()
        ? found
        : " from (select e.id, e.recorded_at, e.detail"
            + found
            + NEWEST_FIRST
            + " fetch first "
            + MAX_SEARCHED
            + " rows only) e"
            + " where "
            + filter.patterns().stream()
                .map(pattern -> "lower(e.detail) like " + values.next(pattern) + " escape '!'")
                .collect(Collectors.joining(" or "));
  }

  private static String narrowed(long workspaceId, WorkspaceAuditFilter filter, SqlValues values) {
    StringBuilder text =
        new StringBuilder(" where e.workspace_id = ").append(values.next(workspaceId));
    if (filter.action() != null) {
      text.append(" and e.action = ").append(values.next(filter.action().name()));
    }
    if (filter.actorId() != null) {
      text.append(" and e.actor_id = ").append(values.next(filter.actorId()));
    }
    if (filter.subjectId() != null) {
      text.append(" and e.subject_id = ").append(values.next(filter.subjectId()));
    }
    if (filter.from() != null) {
      text.append(" and e.recorded_at >= ").append(values.next(filter.from()));
    }
    if (filter.to() != null) {
      text.append(" and e.recorded_at < ").append(values.next(filter.to()));
    }
    return text.toString();
  }

  @SuppressWarnings("unchecked")
  private static List<Long> ids(Query query) {
    return ((List<Number>) query.getResultList()).stream().map(Number::longValue).toList();
  }
}
