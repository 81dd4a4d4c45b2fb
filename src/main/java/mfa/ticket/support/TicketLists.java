package mfa.ticket.support;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketStatus;
import mfa.ticket.TicketType;
import mfa.ticket.search.TicketSearch;
import mfa.ticket.search.TicketSearch.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The tickets that a member sees, of every type: filtered, sorted and paged by the database, in the
 * table that all types share.
 */
@Dependent
class TicketLists {

  /** Of tables beside that of all tickets, which EclipseLink adds to each page otherwise. */
  private static final String OUTER_JOIN = "eclipselink.inheritance.outer-join";

  /** Where nobody is a member: no workspace has it. */
  private static final Set<Long> NO_WORKSPACE = Set.of(-1L);

  /** The first of these conditions is the one by which an index finds them. */
  private static final String BEHIND =
      " and t.filedAt <= :filedAt and (t.filedAt < :filedAt"
          + " or t.id < (select l.id from Ticket l where l.number = :last))";

  @Inject private EntityManager entityManager;

  /**
   * Whose list it is.
   *
   * @param accountId of the one who looks
   * @param workspaceIds of the open workspaces that the account belongs to
   */
  record Reader(long accountId, Set<Long> workspaceIds) {}

  /** What the table of tickets holds of one. */
  record Row(
      String number,
      TicketType type,
      String title,
      TicketStatus status,
      long accountId,
      Long workspaceId,
      Instant filedAt,
      Instant closedAt) {

    TicketNumber ticketNumber() {
      return new TicketNumber(number);
    }
  }

  List<Row> page(TicketListQuery query, Reader reader) {
    String direction = query.descending() ? " desc" : "";
    String path = query.column().path();
    boolean anyOrder = query.filter().search().isEmpty() || query.column().isOfTime();
    String order =
        " order by "
            // What somebody looks for is not mixed among titles: found first, and then sorted.
            + (anyOrder ? path : "coalesce(" + path + ", " + path + ")")
            + direction
            + ", t.filedAt"
            + direction
            + ", t.id"
            + direction;
    return rows(
        selected(query.filter(), order, reader)
            .setFirstResult(query.offset())
            .setMaxResults(query.limit()));
  }

  /**
   * The newest first, from behind a ticket on: no page costs more than the first one.
   *
   * @param last null for the first page
   */
  List<Row> behind(@Nullable TicketListItem last, TicketListFilter filter, Reader reader, int max) {
    String order = " order by t.filedAt desc, t.id desc";
    TypedQuery<Object[]> query =
        last == null
            ? selected(filter, order, reader)
            : selected(filter, BEHIND + order, reader)
                .setParameter("filedAt", last.filedAt())
                .setParameter("last", last.number().text());
    return rows(query.setMaxResults(max));
  }

  private TypedQuery<Object[]> selected(TicketListFilter filter, String rest, Reader reader) {
    return with(
        entityManager.createQuery(
            "select t.number, t.type, t.title, t.status, t.accountId, t.workspaceId,"
                + " t.filedAt, t.closedAt from Ticket t where "
                + where(filter)
                + rest,
            Object[].class),
        filter,
        reader);
  }

  private static List<Row> rows(TypedQuery<Object[]> query) {
    return query.getResultStream().map(TicketLists::row).toList();
  }

  private static Row row(Object[] row) {
    return new Row(
        (String) row[0],
        (TicketType) row[1],
        (String) row[2],
        (TicketStatus) row[3],
        (Long) row[4],
        (Long) row[5],
        (Instant) row[6],
        (Instant) row[7]);
  }

  /** How many there are; it stops counting there. */
  long count(TicketListFilter filter, Reader reader, int max) {
    return with(
            entityManager.createQuery(
                "select t.id from Ticket t where " + where(filter), Long.class),
            filter,
            reader)
        .setMaxResults(max)
        .getResultList()
        .size();
  }

  private static String where(TicketListFilter filter) {
    String where =
        filter.workspaceId() == null
            ? "t.accountId = :account and (t.workspaceId is null or t.workspaceId in :workspaces)"
            : "t.workspaceId = :workspace and t.workspaceId in :workspaces";
    where += " and t.filedAt is not null";
    if (filter.type() != null) {
      where += " and t.type = :type";
    }
    if (filter.status() != null) {
      where += " and t.status = :status";
    }
    if (!filter.search().isEmpty()) {
      where += " and " + TicketSearch.condition("t", filter.search(), Scope.NUMBER_AND_TITLE);
    }
    return where;
  }

  private static <T> TypedQuery<T> with(
      TypedQuery<T> query, TicketListFilter filter, Reader reader) {
    query.setHint(OUTER_JOIN, false);
    query.setParameter(
        "workspaces", reader.workspaceIds().isEmpty() ? NO_WORKSPACE : reader.workspaceIds());
    if (filter.workspaceId() == null) {
      query.setParameter("account", reader.accountId());
    } else {
      query.setParameter("workspace", filter.workspaceId());
    }
    if (filter.type() != null) {
      query.setParameter("type", filter.type());
    }
    if (filter.status() != null) {
      query.setParameter("status", filter.status());
    }
    if (!filter.search().isEmpty()) {
      TicketSearch.parameters(query, filter.search());
    }
    return query;
  }
}
