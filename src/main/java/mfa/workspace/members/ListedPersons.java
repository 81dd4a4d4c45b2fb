package mfa.workspace.members;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mfa.platform.persistence.SqlValues;
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
    SqlValues values = new SqlValues();
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
    return ((List<Object[]>) values.query(entityManager, sql).getResultList())
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
      SqlValues values) {
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
    SqlValues values = new SqlValues();
    List<String> parts = new ArrayList<>();
    if (filter.hasMembers()) {
      parts.add("(select count(*)" + members(rule, filter, now, values) + ")");
    }
    if (filter.hasInvited()) {
      parts.add("(select count(*)" + invited(rule, filter, values) + ")");
    }
    return parts.isEmpty()
        ? 0
        : number(values.query(entityManager, "select " + String.join(" + ", parts)));
  }

  private long countInvited(WorkspaceRule rule, MemberFilter filter) {
    SqlValues values = new SqlValues();
    return filter.hasInvited()
        ? number(values.query(entityManager, "select count(*)" + invited(rule, filter, values)))
        : 0;
  }

  private static String invited(WorkspaceRule rule, MemberFilter filter, SqlValues values) {
    String text =
        " from listed_invitation i where i.workspace_id = " + values.next(rule.workspaceId());
    if (!filter.search().isEmpty()) {
      text += " and i.email_key like " + values.next(filter.pattern()) + " escape '!'";
    }
    return filter.role() == null
        ? text
        : text + " and i.role = " + values.next(filter.role().name());
  }

  private static String members(
      WorkspaceRule rule, MemberFilter filter, Instant now, SqlValues values) {
    StringBuilder text =
        new StringBuilder(" from membership m where m.workspace_id = ")
            .append(values.next(rule.workspaceId()));
    if (!filter.search().isEmpty()) {
      text.append(" and (m.name_key like ")
          .append(values.next(filter.pattern()))
          .append(" escape '!' or m.email_key like ")
          .append(values.next(filter.pattern()))
          .append(" escape '!')");
    }
    if (filter.role() != null) {
      text.append(" and m.role = ").append(values.next(filter.role().name()));
    }
    if (filter.state() != null) {
      text.append(" and m.account_state = ").append(values.next(filter.state().name()));
    }
    return text.append(standing(rule, filter.mfa(), now, values)).toString();
  }

  private static String standing(WorkspaceRule rule, MfaState mfa, Instant now, SqlValues values) {
    return switch (mfa) {
      case null -> "";
      case BOUND -> " and m.binding = 'BOUND'";
      case UNBOUND, REQUIRED -> IS_UNBOUND;
      case EXEMPT -> IS_UNBOUND + " and m.exempt_until > " + values.next(now);
      case OVERDUE -> IS_UNBOUND + overdue(rule, now, values);
    };
  }

  /** Grace runs from the later of switching on and joining, and exemptions are not for all. */
  private static String overdue(WorkspaceRule rule, Instant now, SqlValues values) {
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
        + values.next(now)
        + ")";
  }

  /** Whom it has asked for longer than its grace. */
  private static void addDemand(
      String whom,
      Instant since,
      int graceDays,
      Instant now,
      List<String> demands,
      SqlValues values) {
    Instant graceAgo = now.minus(Duration.ofDays(graceDays));
    if (since != null && !since.isAfter(graceAgo)) {
      demands.add("m.joined_at <= " + values.next(graceAgo) + whom);
    }
  }

  private static long number(Query query) {
    return ((Number) query.getSingleResult()).longValue();
  }
}
