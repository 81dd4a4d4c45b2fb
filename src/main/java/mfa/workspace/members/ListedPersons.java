package mfa.workspace.members;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import mfa.workspace.WorkspaceRule;

/**
 * Finds members and invited people as one sorted list, page by page in the database.
 *
 * <p>There are few invitations: of so many rows before a page, all but as many as there are
 * invitations are members for sure. These are skipped in the index; the next ones are merged with
 * the invitations (ADR 0077).
 */
@Dependent
class ListedPersons {

  private static final String IS_UNBOUND = " and m.binding = 'UNBOUND'";

  @Inject private EntityManager entityManager;

  /**
   * @param rule of the workspace
   */
  @SuppressWarnings("unchecked")
  List<ListedPerson> page(WorkspaceRule rule, MemberFilter filter, MemberPage page, Instant now) {
    long invited = countInvited(rule, filter);
    long skipped = Math.max(0, page.offset() - invited);
    List<Object> values = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    if (filter.hasMembers()) {
      parts.add(members(rule, filter, page, now, skipped, page.max() + invited, values));
    }
    if (invited > 0) {
      parts.add(
          "select 1 as kind, i.id as id, "
              + page.order().ofInvited()
              + " as sort_key"
              + invited(rule, filter, values));
    }
    if (parts.isEmpty()) {
      return List.of();
    }
    String down = page.descending() ? " desc" : "";
    String sql =
        "select p.kind, p.id from (("
            + String.join(") union all (", parts)
            + ")) p order by p.sort_key"
            + down
            + ", p.kind"
            + down
            + ", p.id"
            + down
            + slice(page.offset() - (filter.hasMembers() ? skipped : 0), page.max());
    return ((List<Object[]>) query(sql, values).getResultList())
        .stream().map(ListedPersons::person).toList();
  }

  private static ListedPerson person(Object[] row) {
    return new ListedPerson(((Number) row[0]).intValue() == 1, ((Number) row[1]).longValue());
  }

  private static String members(
      WorkspaceRule rule,
      MemberFilter filter,
      MemberPage page,
      Instant now,
      long offset,
      long max,
      List<Object> values) {
    String key = page.order().ofMembers();
    String down = page.descending() ? " desc" : "";
    return "select 0 as kind, m.id as id, "
        + key
        + " as sort_key"
        + members(rule, filter, now, values)
        + " order by "
        + key
        + down
        + ", m.id"
        + down
        + slice(offset, max);
  }

  private static String slice(long offset, long max) {
    return " offset " + offset + " rows fetch next " + max + " rows only";
  }

  long count(WorkspaceRule rule, MemberFilter filter, Instant now) {
    List<Object> values = new ArrayList<>();
    long members =
        filter.hasMembers()
            ? number(query("select count(*)" + members(rule, filter, now, values), values))
            : 0;
    return members + countInvited(rule, filter);
  }

  private long countInvited(WorkspaceRule rule, MemberFilter filter) {
    List<Object> values = new ArrayList<>();
    return filter.hasInvited()
        ? number(query("select count(*)" + invited(rule, filter, values), values))
        : 0;
  }

  private static String invited(WorkspaceRule rule, MemberFilter filter, List<Object> values) {
    String text =
        " from listed_invitation i where i.workspace_id = " + next(values, rule.workspaceId());
    if (!filter.search().isEmpty()) {
      text += " and i.email_key like " + next(values, filter.pattern()) + " escape '!'";
    }
    return filter.role() == null
        ? text
        : text + " and i.role = " + next(values, filter.role().name());
  }

  private static String members(
      WorkspaceRule rule, MemberFilter filter, Instant now, List<Object> values) {
    StringBuilder text =
        new StringBuilder(" from membership m where m.workspace_id = ")
            .append(next(values, rule.workspaceId()));
    if (!filter.search().isEmpty()) {
      text.append(" and (m.name_key like ")
          .append(next(values, filter.pattern()))
          .append(" escape '!' or m.email_key like ")
          .append(next(values, filter.pattern()))
          .append(" escape '!')");
    }
    if (filter.role() != null) {
      text.append(" and m.role = ").append(next(values, filter.role().name()));
    }
    if (filter.state() != null) {
      text.append(" and m.account_state = ").append(next(values, filter.state().name()));
    }
    return text.append(standing(rule, filter.mfa(), now, values)).toString();
  }

  private static String standing(
      WorkspaceRule rule, MfaState mfa, Instant now, List<Object> values) {
    return switch (mfa) {
      case null -> "";
      case BOUND -> " and m.binding = 'BOUND'";
      case UNBOUND, REQUIRED -> IS_UNBOUND;
      case EXEMPT -> IS_UNBOUND + " and m.exempt_until > " + next(values, time(now));
      case OVERDUE -> IS_UNBOUND + overdue(rule, now, values);
    };
  }

  /** Grace runs from the later of switching on and joining, and exemptions are not for all. */
  private static String overdue(WorkspaceRule rule, Instant now, List<Object> values) {
    List<String> demands = new ArrayList<>();
    addDemand("", rule.requiredSince(), rule.graceDays(), now, demands, values);
    addDemand(
        " and m.pilot = true", rule.pilotSince(), rule.pilotGraceDays(), now, demands, values);
    if (demands.isEmpty()) {
      return " and 1 = 0";
    }
    return " and m.account_state = 'ACTIVE' and ("
        + String.join(" or ", demands)
        + ") and (m.exempt_until is null or m.role in ('OWNER', 'ADMINISTRATOR')"
        + " or m.exempt_until <= "
        + next(values, time(now))
        + ")";
  }

  /** Whom it has asked for longer than its grace. */
  private static void addDemand(
      String whom,
      Instant since,
      int graceDays,
      Instant now,
      List<String> demands,
      List<Object> values) {
    Instant graceAgo = now.minus(Duration.ofDays(graceDays));
    if (since != null && !since.isAfter(graceAgo)) {
      demands.add("m.joined_at <= " + next(values, time(graceAgo)) + whom);
    }
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

  private static long number(Query query) {
    return ((Number) query.getSingleResult()).longValue();
  }
}
