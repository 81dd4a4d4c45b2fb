package mfa.audit;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

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
    List<Object> values = new ArrayList<>();
    String sql =
        "select e.id"
            + entries(workspaceId, filter, values)
            + NEWEST_FIRST
            + " offset "
            + offset
            + " rows fetch next "
            + max
            + " rows only";
    List<Long> ids = ids(query(sql, values));
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
    List<Object> values = new ArrayList<>();
    Query query = query("select count(*)" + entries(workspaceId, filter, values), values);
    return ((Number) query.getSingleResult()).longValue();
  }

  private static String entries(
      long workspaceId, WorkspaceAuditFilter filter, List<Object> values) {
    String found = " from audit_entry e" + narrowed(workspaceId, filter, values);
    return filter.search().isEmpty()
        ? found
        : " from (select e.id, e.recorded_at, e.detail"
            + found
            + NEWEST_FIRST
            + " fetch first "
            + MAX_SEARCHED
            + " rows only) e"
            + " where lower(e.detail) like "
            + next(values, filter.pattern())
            + " escape '!'";
  }

  private static String narrowed(
      long workspaceId, WorkspaceAuditFilter filter, List<Object> values) {
    StringBuilder text =
        new StringBuilder(" where e.workspace_id = ").append(next(values, workspaceId));
    if (filter.action() != null) {
      text.append(" and e.action = ").append(next(values, filter.action().name()));
    }
    if (filter.actorId() != null) {
      text.append(" and e.actor_id = ").append(next(values, filter.actorId()));
    }
    if (filter.subjectId() != null) {
      text.append(" and e.subject_id = ").append(next(values, filter.subjectId()));
    }
    if (filter.from() != null) {
      text.append(" and e.recorded_at >= ").append(next(values, time(filter.from())));
    }
    if (filter.to() != null) {
      text.append(" and e.recorded_at < ").append(next(values, time(filter.to())));
    }
    return text.toString();
  }

  private static Object time(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  /** The place of the next value in the statement. */
  private static String next(List<Object> values, Object value) {
    values.add(value);
    return "?" + values.size();
  }

  private Query query(String sql, List<Object> values) {
    Query query = entityManager.createNativeQuery(sql);
    for (int i = 0; i < values.size(); i++) {
      query.setParameter(i + 1, values.get(i));
    }
    return query;
  }

  @SuppressWarnings("unchecked")
  private static List<Long> ids(Query query) {
    return ((List<Number>) query.getResultList()).stream().map(Number::longValue).toList();
  }
}
